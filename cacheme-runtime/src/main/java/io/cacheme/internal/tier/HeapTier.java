package io.cacheme.internal.tier;

import io.cacheme.Cacheme;
import io.cacheme.NodeSpec;
import io.cacheme.Peek;
import io.cacheme.TierSpec;
import io.cacheme.codec.Entry;
import io.cacheme.internal.follow.Following;
import io.cacheme.internal.follow.Mark;
import io.cacheme.internal.follow.Marks;
import io.cacheme.internal.time.Nanos;
import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.TimeSource;
import io.cacheme.stats.TierStats;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A tier on the heap. Its calls do not block, and none fails: a heap that throws, as it must not,
 * is a miss, and no longer believed where it may have kept what it should have replaced.
 */
public final class HeapTier<V> extends Tier<V> {

  private static final System.Logger LOG = System.getLogger(Cacheme.class.getName());
  private static final long NANOS_PER_MILLI = 1_000_000;

  private volatile LocalStorage heap;

  /** How often the node has been cleared: what was read before is none of its entries any more. */
  private volatile int clears;

  private final @Nullable Following following;
  private final @Nullable Marks groups;

  /** For how long an entry is kept that nobody asks for; 0 if for as long as any. */
  private final long idleNanos;

  /**
   * Whether an entry is served as long as the heap has it, whatever others do, and asking is all.
   */
  private final boolean plain;

  private final @Nullable HeapWeigher<V> weigher;
  private final TimeSource time;
  private final LongAdder directHits = new LongAdder();

  /**
   * A tier of a node.
   *
   * @param following what is told of the writes of others; null if it follows nobody
   * @param groups tell of the ends of groups; null if the node has none
   * @param time tells when what the heap still has has ended
   * @param weigher weighs for a heap that is bounded in bytes; null if nobody can
   */
  public HeapTier(
      TierSpec spec,
      NodeSpec<?, V> node,
      LongSupplier random,
      TimeSource time,
      LocalStorage heap,
      @Nullable Following following,
      @Nullable Marks groups,
      @Nullable HeapWeigher<V> weigher) {
    super(spec, node, random);
    this.time = time;
    this.heap = heap;
    this.following = following;
    this.groups = groups;
    this.idleNanos = idleNanos(spec);
    this.plain = following == null && groups == null && staleMillis == 0 && idleNanos == 0;
    this.weigher = weigher;
  }

  private static long idleNanos(TierSpec spec) {
    Duration idle = spec.expireAfterAccess();
    return idle == null ? 0 : Nanos.of(idle);
  }

  /** Goes on with another heap; what this one had is gone. */
  public synchronized void replace(LocalStorage other) {
    heap = other;
  }

  /** The node is cleared for the {@code count}th time. */
  public void cleared(int count) {
    clears = count;
  }

  /** Whether it is told of the writes of others. */
  public boolean isFollowing() {
    return following != null;
  }

  @SuppressWarnings("unchecked") // a key belongs to one node, and only the node's tiers write it
  public @Nullable HeapEntry<V> get(Object key) {
    HeapEntry<V> entry;
    try {
      entry = (HeapEntry<V>) heap.get(key);
    } catch (Throwable e) {
      counters.failed(e);
      return null;
    }
    if (entry == null || entry.clears() != clears) {
      return null;
    }
    if (plain) {
      return entry;
    }
    if (idleNanos != 0) {
      used(entry); // also one that has ended: it may be what is served where the load fails
    }
    return isServed(entry) ? entry : null;
  }

  /**
   * Somebody asks for {@code entry}: it is kept for as long again, but no longer than any. Threads
   * may do so at the same time; which of them comes last makes no difference that matters.
   */
  private void used(HeapEntry<V> entry) {
    long now = time.coarseNanoTime();
    if (now + idleNanos - entry.expiresAtNanos() > 0 && heap.supportsExpireAfterAccess()) {
      entry.expireAtNanos(
          now + Math.min(idleNanos, nanosLeft(entry.expiresAt(), time.epochMillis())));
    }
  }

  /** For how long from now on what ends at {@code expiresAt} is kept at most. */
  private long nanosLeft(long expiresAt, long nowMillis) {
    return expiresAt == Entry.NEVER
        ? LocalStorage.NO_EXPIRY
        : (expiresAt - nowMillis + staleMillis) * NANOS_PER_MILLI;
  }

  private boolean isServed(HeapEntry<V> entry) {
    return (staleMillis == 0 || entry.expiresAt() > time.epochMillis()) && isCurrent(entry);
  }

  /** Whether {@code entry} is none that others have replaced or ended since, as far as is known. */
  public boolean isCurrent(HeapEntry<V> entry) {
    if (following == null && groups == null) {
      return true;
    }
    Following others = following;
    if (others != null && entry instanceof FollowedEntry<V> followed) {
      return groups == null && followed.isServedBy(others);
    }
    Marks marks = groups;
    return marks != null
        && entry instanceof GroupedEntry<V> grouped
        && grouped.isServedBy(others, marks);
  }

  /** What it has of {@code key} that has ended, and may be served where the load fails; or null. */
  @SuppressWarnings("unchecked") // as above
  public @Nullable HeapEntry<V> spare(Object key) {
    if (staleMillis == 0) {
      return null;
    }
    try {
      HeapEntry<V> entry = (HeapEntry<V>) heap.peek(key);
      return entry != null
              && entry.clears() == clears
              && isCurrent(entry)
              && isSpare(entry.entry(), time.epochMillis())
          ? entry
          : null;
    } catch (Throwable e) {
      counters.failed(e);
      return null;
    }
  }

  /** The same as {@link #get}, no use of the entry where the heap can tell. */
  @SuppressWarnings("unchecked") // as above
  public @Nullable HeapEntry<V> look(Object key) {
    try {
      HeapEntry<V> entry = (HeapEntry<V>) heap.peek(key);
      return entry != null && serves(entry) ? entry : null;
    } catch (Throwable e) {
      counters.failed(e);
      return null;
    }
  }

  /** Whether it would answer with {@code entry}, as far as the heap does not tell by its expiry. */
  public boolean serves(HeapEntry<V> entry) {
    return entry.clears() == clears && (plain || isServed(entry));
  }

  /** Whether {@code entry} is from before the node was last cleared. */
  public boolean isFromBeforeClear(HeapEntry<V> entry) {
    return entry.clears() != clears;
  }

  /** What the heap keeps, of all nodes; null if it cannot tell. */
  public @Nullable Iterator<Map.Entry<Object, Object>> entries() {
    return heap.entries();
  }

  /** The heap, for people. */
  public String describe() {
    return "storage \"" + storage() + "\" (" + heap + ")";
  }

  /** Forgets {@code entry}, unless another has taken its place. */
  public void remove(Object key, HeapEntry<V> entry) {
    try {
      if (heap.peek(key) != entry) {
        return;
      }
    } catch (Throwable e) {
      counters.failed(e);
      return;
    }
    remove(key);
  }

  /** What there is of {@code key}, of use or not; counts nothing and changes nothing. */
  @SuppressWarnings("unchecked") // as above
  public Peek.InTier peek(Object key, long nowMillis) {
    HeapEntry<V> held;
    try {
      held = (HeapEntry<V>) heap.peek(key);
    } catch (Throwable e) {
      return Peeks.failed(storage(), e.getClass().getName());
    }
    if (held == null) {
      return Peeks.nothing(storage());
    }
    Peek.State state =
        held.clears() != clears
            ? Peek.State.OTHER_GENERATION
            : plain || isCurrent(held) ? null : Peek.State.OUTDATED;
    return Peeks.of(storage(), held.entry(), state, nowMillis, OptionalInt.empty());
  }

  /** The same, counted if it is there: a request that needs no flight. */
  public @Nullable HeapEntry<V> hit(Object key) {
    HeapEntry<V> entry = get(key);
    if (entry != null) {
      directHits.increment();
    }
    return entry;
  }

  /**
   * Keeps {@code source}, or drops what there is where that would be outdated.
   *
   * @param known how often the node had been cleared before {@code source} was read or written
   * @param mark what was known of the key before, where it follows the writes of others
   * @param members what was known of its groups before, where there are any
   */
  public void put(
      Object key,
      Entry<V> source,
      long nowMillis,
      int known,
      @Nullable Mark mark,
      @Nullable Members members) {
    try {
      putOrDrop(key, copy(source, nowMillis), nowMillis, known, mark, members);
    } catch (Throwable e) {
      counters.failed(e);
      remove(key); // else it might go on with an older one
    }
  }

  private void putOrDrop(
      Object key,
      Entry<V> entry,
      long nowMillis,
      int known,
      @Nullable Mark mark,
      @Nullable Members members) {
    Following others = following;
    boolean outdated = others != null && (mark == null || !others.isCurrent(mark));
    boolean ended = groups != null && (members == null || !members.isCurrent());
    if (known != clears || outdated || ended) {
      heap.remove(key);
      return;
    }
    Mark followed = others == null ? null : mark;
    Mark since = followed == null || members == null ? followed : members.fromBefore(followed);
    HeapEntry<V> kept = kept(key, entry, known, since, members);
    if (kept == null) {
      counters.oversize.increment();
      heap.remove(key);
      return;
    }
    if (entry.expiresAt() <= nowMillis) {
      heap.remove(key);
      return;
    }
    heap.put(key, kept, atMostIdle(nanosLeft(entry.expiresAt(), nowMillis)));
    counters.fills.increment();
  }

  private long atMostIdle(long nanos) {
    return idleNanos != 0 && heap.supportsExpireAfterAccess() ? Math.min(nanos, idleNanos) : nanos;
  }

  /** What the heap is given to keep; null if it is too large for it. */
  private @Nullable HeapEntry<V> kept(
      Object key, Entry<V> entry, int known, @Nullable Mark mark, @Nullable Members members) {
    Mark[] marks = groups == null || members == null ? null : members.marks();
    long maximum = heap.maximumBytes();
    if (maximum == LocalStorage.UNBOUNDED) {
      return unweighed(entry, known, mark, marks);
    }
    int count = marks == null ? 0 : marks.length;
    int bytes =
        weigher == null
            ? HeapWeigher.TOO_HEAVY
            : weigher.weigh(key, entry.value(), mark != null, count, maximum);
    return bytes == HeapWeigher.TOO_HEAVY ? null : weighed(entry, known, mark, marks, bytes);
  }

  private static <V> HeapEntry<V> unweighed(
      Entry<V> entry, int known, @Nullable Mark mark, Mark @Nullable [] groups) {
    if (groups != null) {
      return new GroupedEntry<>(entry, known, mark, groups);
    }
    return mark == null ? new HeapEntry<>(entry, known) : new FollowedEntry<>(entry, known, mark);
  }

  private static <V> HeapEntry<V> weighed(
      Entry<V> entry, int known, @Nullable Mark mark, Mark @Nullable [] groups, int bytes) {
    if (groups != null) {
      return new WeighedGroupedEntry<>(entry, known, mark, groups, bytes);
    }
    return mark == null
        ? new WeighedEntry<>(entry, known, bytes)
        : new WeighedFollowedEntry<>(entry, known, mark, bytes);
  }

  public void remove(Object key) {
    try {
      heap.remove(key);
    } catch (Throwable e) {
      counters.failed(e);
      doubt(key, e);
    }
  }

  private synchronized void doubt(Object key, Throwable failure) {
    if (!(heap instanceof UnsureHeap)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "storage \""
              + storage()
              + "\" failed to remove a key, which no heap may, and is not read"
              + " for such keys until it can: mend the LocalStorage, or replace it",
          failure);
      heap = new UnsureHeap(heap);
    }
    ((UnsureHeap) heap).doubt(key);
  }

  @Override
  public long directHits() {
    return directHits.sum();
  }

  @Override
  public TierStats stats() {
    TierStats flights = super.stats();
    return flights.plus(TierStats.builder(flights.storage()).hitCount(directHits.sum()).build());
  }
}
