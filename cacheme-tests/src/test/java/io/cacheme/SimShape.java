package io.cacheme;

import java.util.ArrayList;
import java.util.List;

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
    DEAD
  }

  /** Which calls there are: weights of the {@link SimCall.Kind}s in their order. */
  private static final int[][] MIXES = {
    {30, 10, 10, 15, 15, 18, 2}, // of all
    {45, 5, 10, 0, 0, 40, 0}, // readers against invalidations
    {20, 0, 5, 30, 30, 15, 0}, // writers
    {60, 20, 20, 0, 0, 0, 0}, // readers
    {40, 10, 0, 0, 50, 0, 0} // readers against refreshes
  };

  private static final String[] LAYOUTS = {
    "hrr", "hrr", "hrr", "hrr", "hr", "hr", "rr", "r", "h", "rh", "hhr", "hrhr"
  };

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
  final boolean listens;
  final boolean laterCompletion;
  final int absentPercent;
  final boolean negative;
  final int loadFailPercent;
  final int loadHangPercent;
  final int abandonPercent;
  final int chainPercent;

  SimShape(SimLoop loop, boolean healthyOnly) {
    keys = loop.chance(60) ? 1 : 2 + loop.upTo(1);
    calls = 4 + loop.upTo(8);
    mix = MIXES[loop.upTo(MIXES.length - 1)];
    faulty = !healthyOnly && loop.chance(25);
    heals = faulty && loop.chance(80);
    window = faulty && loop.chance(60) ? 3_000 + loop.upTo(1) * 5_000 : loop.chance(70) ? 12 : 60;
    latency = 1 + loop.upTo(7);
    loadTime = loop.upTo(15);
    ordered = loop.chance(50);
    shortTtl = loop.chance(25) || (faulty && !heals);
    evicts = loop.chance(30);
    warm = loop.chance(50);
    bulk = loop.chance(50);
    blocking = loop.chance(10);
    listens = loop.chance(50);
    laterCompletion = loop.chance(10);
    absentPercent = loop.chance(12) ? 40 : 0;
    negative = loop.chance(50);
    loadFailPercent = loop.chance(20) ? 25 : 0;
    loadHangPercent = !healthyOnly && loop.chance(3) ? 25 : 0;
    abandonPercent = loop.chance(10) ? 30 : 0;
    chainPercent = loop.chance(50) ? 40 : 0;
    String layout = LAYOUTS[loop.upTo(LAYOUTS.length - 1)];
    for (int i = 0; i < layout.length(); i++) {
      boolean heap = layout.charAt(i) == 'h';
      tiers.add(new TierShape((heap ? "local-" : "remote-") + i, heap, ttl(loop, heap)));
    }
  }

  private long ttl(SimLoop loop, boolean heap) {
    if (shortTtl) {
      return heap ? 5 + loop.upTo(35) : faulty && loop.chance(30) ? 15_000 : 10 + loop.upTo(150);
    }
    return loop.chance(50) ? NEVER : 3_600_000;
  }

  SimCall.Kind kind(SimLoop loop) {
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
    return faulty ? Trouble.values()[loop.upTo(Trouble.values().length - 1)] : Trouble.NONE;
  }

  long longestTtl() {
    return tiers.stream().mapToLong(TierShape::ttl).max().orElseThrow();
  }

  int remotes() {
    return (int) tiers.stream().filter(tier -> !tier.heap).count();
  }

  /** Whether nothing but an invalidation or a lack of value can take an entry away. */
  boolean keepsEntries() {
    return !faulty && !shortTtl && !evicts && absentPercent == 0;
  }

  @Override
  public String toString() {
    return tiers
        + (ordered ? ", ordered" : ", unordered")
        + (faulty ? heals ? ", faulty and healed" : ", faulty" : "")
        + (evicts ? ", evicting" : "")
        + (bulk ? ", bulk loader" : "")
        + (blocking ? ", blocking loader" : "")
        + (laterCompletion ? ", completion executor" : "")
        + (absentPercent > 0 ? negative ? ", negative ttl" : ", absence" : "");
  }
}
