package io.cacheme.internal.tier;

import io.cacheme.FreshSpec;
import io.cacheme.NodeSpec;
import io.cacheme.TierSpec;
import io.cacheme.codec.Entry;
import io.cacheme.stats.TierStats;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One tier of one node: a storage, and how long it keeps what. */
public abstract sealed class Tier<V> permits HeapTier, RemoteTier {

  /** As good as never, and leaves room to add the time of day in nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  public final TierCounters counters = new TierCounters();

  /** What holds of it, which may be another than the node declares. */
  public final TierSpec spec;

  private final String storage;
  private final long ttlMillis;
  private final long absentTtlMillis;

  /** For how long after its end an entry is kept, and served where a load fails; mostly 0. */
  final long staleMillis;

  private final double jitter;
  private final LongSupplier random;

  /**
   * A tier of a node.
   *
   * @param random of all 64 bits
   */
  Tier(TierSpec spec, NodeSpec<?, V> node, LongSupplier random) {
    this.spec = spec;
    this.storage = spec.storage();
    this.ttlMillis = millis(spec.ttl());
    this.absentTtlMillis = Math.min(ttlMillis, millis(node.negativeTtl()));
    FreshSpec fresh = node.fresh();
    Duration stale = fresh == null ? null : fresh.staleIfError();
    this.staleMillis = stale == null ? 0 : millis(stale);
    this.jitter = node.ttlJitter();
    this.random = random;
  }

  public String storage() {
    return storage;
  }

  /** For how long what is written to it can be served at most. */
  long keptMillis() {
    return ttlMillis == Entry.NEVER ? Entry.NEVER : ttlMillis + staleMillis;
  }

  /** Whether {@code entry} has ended and may be served where its load fails. */
  final boolean isSpare(Entry<V> entry, long nowMillis) {
    return entry.isExpired(nowMillis) && mayBeServed(entry, nowMillis);
  }

  /** Whether {@code entry} may be served where its load fails, if it has ended. */
  final boolean mayBeServed(Entry<V> entry, long nowMillis) {
    return staleMillis > 0 && !entry.absent() && !entry.isExpired(nowMillis - staleMillis);
  }

  /**
   * When an entry like {@code source} expires that is written to this tier now; somewhat sooner,
   * drawn each time, where the node has a jitter.
   */
  public long expiry(Entry<V> source, long nowMillis) {
    long latest = Math.min(source.expiresAt(), expiry(source.absent(), nowMillis));
    if (jitter == 0 || latest == Entry.NEVER || latest <= nowMillis) {
      return latest;
    }
    double share = jitter * ((random.getAsLong() >>> 11) * 0x1.0p-53); // of [0, jitter)
    return latest - (long) (share * (latest - nowMillis));
  }

  /** When what is written to this tier now has expired there: a value, or that there is none. */
  public final long expiry(boolean absent, long nowMillis) {
    return end(nowMillis, absent ? absentTtlMillis : ttlMillis);
  }

  /** When what was written at {@code fromMillis} for {@code ttlMillis} expires. */
  static long end(long fromMillis, long ttlMillis) {
    return ttlMillis == Entry.NEVER ? Entry.NEVER : fromMillis + ttlMillis;
  }

  /** The copy of {@code source} for this tier. */
  public Entry<V> copy(Entry<V> source, long nowMillis) {
    long expiresAt = expiry(source, nowMillis);
    return expiresAt == source.expiresAt()
        ? source
        : new Entry<>(source.value(), source.absent(), source.loadedAt(), expiresAt);
  }

  /** Requests answered by this tier without a flight. */
  public long directHits() {
    return 0;
  }

  public TierStats stats() {
    return counters.snapshot(storage);
  }

  private static long millis(@Nullable Duration duration) {
    if (duration == null) {
      return Entry.NEVER;
    }
    return Math.max(1, duration.compareTo(LONGEST) > 0 ? LONGEST.toMillis() : duration.toMillis());
  }
}
