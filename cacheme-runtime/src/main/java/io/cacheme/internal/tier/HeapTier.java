package io.cacheme.internal.tier;

import io.cacheme.Cacheme;
import io.cacheme.TierSpec;
import io.cacheme.codec.Entry;
import io.cacheme.internal.follow.Following;
import io.cacheme.internal.follow.Mark;
import io.cacheme.spi.LocalStorage;
import io.cacheme.stats.TierStats;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
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
  private final @Nullable HeapWeigher<V> weigher;
  private final LongAdder directHits = new LongAdder();

  /**
   * A tier of a node.
   *
   * @param following what is told of the writes of others; null if it follows nobody
   * @param weigher weighs for a heap that is bounded in bytes; null if nobody can
   */
  public HeapTier(
      TierSpec spec,
      @Nullable Duration negativeTtl,
      LocalStorage heap,
      @Nullable Following following,
      @Nullable HeapWeigher<V> weigher) {
    super(spec, negativeTtl);
    this.heap = heap;
    this.following = following;
    this.weigher = weigher;
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
    Following others = following;
    return others == null ? entry : current(entry, others);
  }

  private static <V> @Nullable HeapEntry<V> current(HeapEntry<V> entry, Following others) {
    return entry instanceof FollowedEntry<V> followed && followed.isServedBy(others) ? entry : null;
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
   */
  public void put(Object key, Entry<V> source, long nowMillis, int known, @Nullable Mark mark) {
    try {
      putOrDrop(key, copy(source, nowMillis), nowMillis, known, mark);
    } catch (Throwable e) {
      counters.failed(e);
      remove(key); // else it might go on with an older one
    }
  }

  private void putOrDrop(
      Object key, Entry<V> entry, long nowMillis, int known, @Nullable Mark mark) {
    Following others = following;
    if (known != clears || (others != null && (mark == null || !others.isCurrent(mark)))) {
      heap.remove(key);
      return;
    }
    HeapEntry<V> kept = kept(key, entry, known, others == null ? null : mark);
    if (kept == null) {
      counters.oversize.increment();
      heap.remove(key);
      return;
    }
    if (entry.expiresAt() == Entry.NEVER) {
      heap.put(key, kept, LocalStorage.NO_EXPIRY);
    } else if (entry.expiresAt() > nowMillis) {
      heap.put(key, kept, (entry.expiresAt() - nowMillis) * NANOS_PER_MILLI);
    } else {
      heap.remove(key);
      return;
    }
    counters.fills.increment();
  }

  /** What the heap is given to keep; null if it is too large for it. */
  private @Nullable HeapEntry<V> kept(Object key, Entry<V> entry, int known, @Nullable Mark mark) {
    long maximum = heap.maximumBytes();
    if (maximum == LocalStorage.UNBOUNDED) {
      return mark == null ? new HeapEntry<>(entry, known) : new FollowedEntry<>(entry, known, mark);
    }
    int bytes =
        weigher == null
            ? HeapWeigher.TOO_HEAVY
            : weigher.weigh(key, entry.value(), mark != null, maximum);
    if (bytes == HeapWeigher.TOO_HEAVY) {
      return null;
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
    return flights.plus(new TierStats(flights.storage(), directHits.sum(), 0, 0, 0, 0, 0, 0, 0, 0));
  }
}
