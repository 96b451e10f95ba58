package io.cacheme;

import io.cacheme.internal.tier.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What one schedule is like: its tiers, its load, its troubles. Drawn at random. */
final class SimShape {

  static final long NEVER = Long.MAX_VALUE;
  static final int LOAD_TIMEOUT = 4_000;

  /** One tier; {@code ttl} in milliseconds, or {@link #NEVER}. */
  record TierShape(String name, boolean heap, long ttl) {}

  /** How a remote storage misbehaves, until it is healed. */
  enum Trouble {
    NONE,
    FLAKY,
    HANGING,
    LATE,
    RUDE,
    CRAWLING,
    FULL(Op.PUT),
    STICKY(Op.REMOVE),
    UNREADABLE(Op.READ),
    ONLY_READ(Op.PUT, Op.REMOVE),
    ONLY_PUT(Op.READ, Op.REMOVE),
    ONLY_REMOVED(Op.READ, Op.PUT),
    DEAD;

    private final List<Op> refused;

    Trouble(Op... refused) {
      this.refused = List.of(refused);
    }

    /** Whether calls of {@code op} always fail. */
    boolean refuses(Op op) {
      return refused.contains(op);
    }

    /** Whether all that goes wrong is that some kinds of calls fail. */
    boolean isPicky() {
      return this == NONE || !refused.isEmpty();
    }
  }

  /** What schedules are drawn. */
  enum Focus {
    /** Of all kinds, as often as their costs allow. */
    ALL,
    /** Where storages and loads do not fail. */
    HEALTHY,
    /** Where some storage is in trouble, and few keys are remembered that a write did not reach. */
    FAULTY,
    /** Where loads, codecs, listeners and heaps throw. */
    THROWING,
    /** Where many wait for one another. */
    DEEP,
    /** Where callers block. */
    BLOCKING,
    /** Where callers block and are interrupted. */
    INTERRUPTED,
    /** Where the cache is closed while calls are under way. */
    CLOSING,
    /** Where the node is cleared. */
    CLEARING
  }

  /** Which calls there are: weights of the {@link SimCall.Kind}s in their order, but of clears. */
  private static final int[][] MIXES = {
    {30, 10, 10, 15, 15, 18, 2}, // of all
    {45, 5, 10, 0, 0, 40, 0}, // readers against invalidations
    {20, 0, 5, 30, 30, 15, 0}, // writers
    {60, 20, 20, 0, 0, 0, 0}, // readers
    {40, 10, 0, 0, 50, 0, 0} // readers against refreshes
  };

  private static final int[] CROWD = {98, 0, 2, 0, 0, 0, 0};
  private static final int[] ONLY_WRITERS = {4, 0, 0, 46, 5, 45, 0};

  private static final String[] LAYOUTS = {
    "hrr", "hrr", "hrr", "hrr", "hr", "hr", "rr", "r", "h", "rh", "hhr", "hrhr"
  };

  private static final List<Trouble> PICKY =
      Arrays.stream(Trouble.values()).filter(Trouble::isPicky).toList();

  /** As many keys as there may be. */
  static final int MOST_KEYS = 63;

  final List<TierShape> tiers = new ArrayList<>();
  final int keys;
  final int calls;
  final int[] mix;
  final int window;
  final int latency;
  final int loadTime;
  final boolean ordered;
  final boolean faulty;
  final boolean heals;
  final boolean shortTtl;
  final boolean evicts;
  final boolean warm;
  final boolean bulk;
  final boolean blocking;

  /** How many threads there are for loads, where callers block. */
  final int loadThreads;

  final boolean listens;

  /** Some callers block, and some of what is chained to futures waits for others. */
  final boolean callersBlock;

  final boolean laterCompletion;
  final int absentPercent;
  final boolean negative;
  final int loadFailPercent;
  final int loadHangPercent;
  final int abandonPercent;
  final int chainPercent;

  /** Some of the threads that wait are interrupted. */
  final boolean interrupts;

  /** The cache is closed in the middle of it. */
  final boolean closes;

  /** So many calls wait for one another that no stack may grow with them. */
  final boolean deep;

  /** Many ask for one key at a time. */
  final boolean crowded;

  /** Some storages refuse calls of one kind only. */
  final boolean picky;

  /** How many keys a storage are remembered that a write did not reach. */
  final int remembered;

  final int codecThrowPercent;
  final int listenerThrowPercent;
  final int heapThrowPercent;

  /** How many of the failing loads fail otherwise than by a failed stage. */
  final int loadThrowPercent;

  /** How many loads ask the cache for something themselves. */
  final int innerPercent;

  final int clearPercent;

  SimShape(SimLoop loop, Focus focus) {
    boolean healthyOnly = focus == Focus.HEALTHY || focus == Focus.DEEP;
    deep = focus == Focus.DEEP || (focus == Focus.ALL && loop.random.nextInt(500) == 0);
    crowded = deep && loop.chance(25);
    innerPercent = crowded ? 0 : loop.chance(deep ? 60 : 15) ? deep ? 100 : 30 : 0;
    keys = deep ? deepKeys(loop) : loop.chance(60) ? 1 : 2 + loop.upTo(1);
    faulty =
        !healthyOnly
            && !deep
            && (focus == Focus.FAULTY || loop.chance(focus == Focus.CLEARING ? 50 : 25));
    heals = faulty && loop.chance(80);
    picky = faulty && loop.chance(20);
    calls = crowded ? 2_000 : deep ? 100 + loop.upTo(200) : 4 + loop.upTo(picky ? 20 : 8);
    int[] usual = MIXES[loop.upTo(MIXES.length - 1)];
    mix = crowded ? CROWD : picky && loop.chance(60) ? ONLY_WRITERS : usual;
    window =
        crowded
            ? 0
            : deep
                ? loop.upTo(2)
                : faulty && loop.chance(60)
                    ? 3_000 + loop.upTo(1) * 5_000
                    : loop.chance(70) ? 12 : 60;
    boolean instant = crowded ? false : deep ? loop.chance(60) : loop.chance(3);
    latency = instant ? 0 : 1 + loop.upTo(7);
    loadTime = instant ? 0 : loop.upTo(15);
    ordered = loop.chance(50);
    shortTtl = loop.chance(25) || (faulty && !heals);
    evicts = loop.chance(30);
    warm = !deep && loop.chance(50);
    bulk = loop.chance(50);
    callersBlock =
        !deep && (focus == Focus.BLOCKING || focus == Focus.INTERRUPTED || loop.chance(4));
    loadThreads = loop.chance(50) ? 1 + loop.upTo(1) : 1_000;
    interrupts = callersBlock && loop.chance(focus == Focus.INTERRUPTED ? 100 : 30);
    blocking = loop.chance(callersBlock ? 70 : 10);
    listens = loop.chance(50);
    laterCompletion = loop.chance(callersBlock ? 60 : 10);
    absentPercent = loop.chance(12) ? 40 : 0;
    negative = loop.chance(50);
    boolean throwing = focus == Focus.THROWING || (!healthyOnly && loop.chance(15));
    codecThrowPercent = throwing && loop.chance(60) ? 15 : 0;
    listenerThrowPercent = throwing && loop.chance(50) ? 30 : 0;
    heapThrowPercent = throwing && loop.chance(40) ? 15 : 0;
    loadThrowPercent = throwing ? 70 : 20;
    loadFailPercent = loop.chance(throwing ? 50 : 20) ? 25 : 0;
    remembered = faulty && loop.chance(60) ? loop.upTo(1) : 10_000;
    loadHangPercent = !healthyOnly && !deep && !callersBlock && loop.chance(3) ? 25 : 0;
    abandonPercent = loop.chance(10) ? 30 : 0;
    chainPercent = !crowded && loop.chance(50) ? deep ? 98 : 40 : 0;
    closes = !deep && loop.chance(focus == Focus.CLOSING ? 100 : 3);
    clearPercent =
        focus == Focus.CLEARING
            ? 10 + loop.upTo(20)
            : focus == Focus.ALL && loop.chance(10) ? 8 : 0;
    String layout = LAYOUTS[loop.upTo(LAYOUTS.length - 1)];
    for (int i = 0; i < layout.length(); i++) {
      boolean heap = layout.charAt(i) == 'h';
      tiers.add(new TierShape((heap ? "local-" : "remote-") + i, heap, ttl(loop, heap)));
    }
  }

  /** One for a crowd, many for a chain of loads. */
  private int deepKeys(SimLoop loop) {
    return crowded || (innerPercent == 0 && loop.chance(60))
        ? 1
        : MOST_KEYS / 2 + loop.upTo(MOST_KEYS / 2);
  }

  private long ttl(SimLoop loop, boolean heap) {
    if (shortTtl) {
      return heap ? 5 + loop.upTo(35) : faulty && loop.chance(30) ? 15_000 : 10 + loop.upTo(150);
    }
    return loop.chance(50) ? NEVER : 3_600_000;
  }

  SimCall.Kind kind(SimLoop loop) {
    if (loop.chance(clearPercent)) {
      return SimCall.Kind.CLEAR;
    }
    int left = loop.random.nextInt(100);
    SimCall.Kind[] kinds = SimCall.Kind.values();
    for (int i = 0; i < kinds.length; i++) {
      left -= mix[i];
      if (left < 0) {
        return kinds[i];
      }
    }
    throw new IllegalStateException("the weights do not add up to 100");
  }

  Trouble trouble(SimLoop loop) {
    if (picky) {
      return PICKY.get(loop.upTo(PICKY.size() - 1));
    }
    return faulty ? Trouble.values()[loop.upTo(Trouble.values().length - 1)] : Trouble.NONE;
  }

  /** Whether a load may take too long, by itself or since it waits for storages in trouble. */
  boolean loadsMayTimeOut() {
    return loadHangPercent > 0 || (faulty && (innerPercent > 0 || callersBlock));
  }

  /** Whether a caller may learn of an answer some time after it was given. */
  boolean judgedLate() {
    return laterCompletion || callersBlock;
  }

  List<SimNode> allNodes() {
    return IntStream.range(0, keys).mapToObj(SimNode::new).toList();
  }

  long longestTtl() {
    return tiers.stream().mapToLong(TierShape::ttl).max().orElseThrow();
  }

  int remotes() {
    return (int) tiers.stream().filter(tier -> !tier.heap).count();
  }

  /** Whether nothing but an invalidation or a lack of value can take an entry away. */
  boolean keepsEntries() {
    return !faulty
        && !shortTtl
        && !evicts
        && !interrupts
        && absentPercent == 0
        && codecThrowPercent + heapThrowPercent == 0;
  }

  @Override
  public String toString() {
    return tiers
        + (ordered ? ", ordered" : ", unordered")
        + (faulty ? heals ? ", faulty and healed" : ", faulty" : "")
        + (crowded ? ", crowded" : deep ? ", deep" : "")
        + (remembered == 10_000 ? "" : ", remembers " + remembered)
        + (codecThrowPercent + listenerThrowPercent + heapThrowPercent > 0 ? ", throwing" : "")
        + (innerPercent > 0 ? ", loads that ask" : "")
        + (picky ? ", picky" : "")
        + (callersBlock ? interrupts ? ", interrupted callers" : ", blocking callers" : "")
        + (evicts ? ", evicting" : "")
        + (closes ? ", closing" : "")
        + (clearPercent > 0 ? ", clearing" : "")
        + (bulk ? ", bulk loader" : "")
        + (blocking ? ", blocking loader" : "")
        + (laterCompletion ? ", completion executor" : "")
        + (absentPercent > 0 ? negative ? ", negative ttl" : ", absence" : "");
  }
}
