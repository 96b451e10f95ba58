package io.cacheme.stats;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of one node's counters. Immutable; two of the same counts are equal.
 *
 * <p>A request is a {@code get}, a {@code getIfPresent} or a distinct key of a {@code getAll}. It
 * is a hit if a tier answered it and a miss otherwise, failures included; one that joined another
 * counts as that one ended, and once more as coalesced. So {@code requestCount = hitCount +
 * missCount} and {@code hitCount = sum of the tiers' hits + coalescedHitCount}, once nothing is in
 * flight.
 */
public final class CacheStats {

  private enum Count {
    REQUEST_COUNT,
    HIT_COUNT,
    MISS_COUNT,
    COALESCED_COUNT,
    COALESCED_HIT_COUNT,
    LOAD_SUCCESS_COUNT,
    LOAD_FAILURE_COUNT,
    TOTAL_LOAD_NANOS,
    SURPLUS_COUNT,
    UNADMITTED_COUNT,
    STALE_HIT_COUNT,
    RENEWAL_COUNT,
    NOT_MODIFIED_COUNT,
    REMEMBERED_FAILURE_COUNT,
    VERIFIED_COUNT,
    DIFFERING_COUNT,
    TOLD_COUNT,
    TOLD_KEY_COUNT
  }

  private final Counts<Count> counts;
  private final List<TierStats> tiers;

  private CacheStats(Counts<Count> counts, List<TierStats> tiers) {
    this.counts = counts;
    this.tiers = List.copyOf(tiers);
  }

  /** Begins one in which nothing was counted, for tests of who is given one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Requests. */
  public long requestCount() {
    return counts.of(Count.REQUEST_COUNT);
  }

  /** Requests that a tier answered. */
  public long hitCount() {
    return counts.of(Count.HIT_COUNT);
  }

  /** Requests that no tier answered. */
  public long missCount() {
    return counts.of(Count.MISS_COUNT);
  }

  /** Requests that joined one that was already running. */
  public long coalescedCount() {
    return counts.of(Count.COALESCED_COUNT);
  }

  /** Those of {@link #coalescedCount} that were hits. */
  public long coalescedHitCount() {
    return counts.of(Count.COALESCED_HIT_COUNT);
  }

  /** Keys loaded, absent ones included. */
  public long loadSuccessCount() {
    return counts.of(Count.LOAD_SUCCESS_COUNT);
  }

  /** Keys whose load failed. */
  public long loadFailureCount() {
    return counts.of(Count.LOAD_FAILURE_COUNT);
  }

  /** Time spent in loads; a bulk load counts once. */
  public Duration totalLoadTime() {
    return Duration.ofNanos(counts.of(Count.TOTAL_LOAD_NANOS));
  }

  /** Keys that a bulk loader answered without being asked. */
  public long surplusCount() {
    return counts.of(Count.SURPLUS_COUNT);
  }

  /** Loaded values that were not stored, because the doorkeeper had not seen their keys before. */
  public long unadmittedCount() {
    return counts.of(Count.UNADMITTED_COUNT);
  }

  /** Hits of entries that had ended, since their loads failed or took too long. */
  public long staleHitCount() {
    return counts.of(Count.STALE_HIT_COUNT);
  }

  /**
   * Keys that began to be loaded anew while an older value was served; their loads are among those
   * above, and no request waits for them.
   */
  public long renewalCount() {
    return counts.of(Count.RENEWAL_COUNT);
  }

  /** Loads that were given what was known, and found that it has not changed. */
  public long notModifiedCount() {
    return counts.of(Count.NOT_MODIFIED_COUNT);
  }

  /** Misses that were answered by the failure of an earlier load, and loaded nothing. */
  public long rememberedFailureCount() {
    return counts.of(Count.REMEMBERED_FAILURE_COUNT);
  }

  /**
   * Values that were loaded once more and compared with what was served; their loads are among
   * those above, and no request waits for them.
   */
  public long verifiedCount() {
    return counts.of(Count.VERIFIED_COUNT);
  }

  /** Those of {@link #verifiedCount} that were not equal. */
  public long differingCount() {
    return counts.of(Count.DIFFERING_COUNT);
  }

  /**
   * Messages of other processes that they have written keys of this node, which its heaps then
   * follow; 0 where none follows.
   */
  public long toldCount() {
    return counts.of(Count.TOLD_COUNT);
  }

  /**
   * Keys that these messages named; what is written while a message is on its way shares the next.
   */
  public long toldKeyCount() {
    return counts.of(Count.TOLD_KEY_COUNT);
  }

  /** The tiers' counters, first asked first; unmodifiable. */
  public List<TierStats> tiers() {
    return tiers;
  }

  /** Hits per request; 1 without requests. */
  public double hitRate() {
    return requestCount() == 0 ? 1 : (double) hitCount() / requestCount();
  }

  /** Misses per request; 0 without requests. */
  public double missRate() {
    return requestCount() == 0 ? 0 : (double) missCount() / requestCount();
  }

  /** Keys loaded, failures included. */
  public long loadCount() {
    return loadSuccessCount() + loadFailureCount();
  }

  /** Failures per load; 0 without loads. */
  public double loadFailureRate() {
    return loadCount() == 0 ? 0 : (double) loadFailureCount() / loadCount();
  }

  /** Time per loaded key; zero without loads. */
  public Duration averageLoadTime() {
    return loadCount() == 0 ? Duration.ZERO : totalLoadTime().dividedBy(loadCount());
  }

  /**
   * The sum of two snapshots.
   *
   * @throws IllegalArgumentException if {@code other} has not the same tiers in the same order
   */
  public CacheStats plus(CacheStats other) {
    return combine(other, 1);
  }

  /**
   * What was counted between {@code earlier} and this.
   *
   * @param earlier of the same node; a count is negative where it is later
   * @throws IllegalArgumentException if it has not the same tiers in the same order
   */
  public CacheStats minus(CacheStats earlier) {
    return combine(earlier, -1);
  }

  private CacheStats combine(CacheStats other, int sign) {
    if (tiers.size() != other.tiers.size()) {
      throw new IllegalArgumentException(
          "stats of "
              + tiers.size()
              + " and of "
              + other.tiers.size()
              + " tiers cannot be combined");
    }
    List<TierStats> combined = new ArrayList<>();
    for (int i = 0; i < tiers.size(); i++) {
      TierStats mine = tiers.get(i);
      TierStats theirs = other.tiers.get(i);
      combined.add(sign > 0 ? mine.plus(theirs) : mine.minus(theirs));
    }
    return new CacheStats(counts.plus(other.counts, sign), combined);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof CacheStats stats
            && counts.equals(stats.counts)
            && tiers.equals(stats.tiers));
  }

  @Override
  public int hashCode() {
    return Objects.hash(counts, tiers);
  }

  /** All counts that are not zero, for people. */
  @Override
  public String toString() {
    return "CacheStats[" + counts + ", tiers=" + tiers + "]";
  }

  /** Collects counts. Not thread-safe. */
  public static final class Builder {

    private final Counts<Count> counts = new Counts<>(Count.class);
    private final List<TierStats> tiers = new ArrayList<>();

    private Builder() {}

    /** {@link CacheStats#requestCount}. */
    public Builder requestCount(long count) {
      counts.set(Count.REQUEST_COUNT, count);
      return this;
    }

    /** {@link CacheStats#hitCount}. */
    public Builder hitCount(long count) {
      counts.set(Count.HIT_COUNT, count);
      return this;
    }

    /** {@link CacheStats#missCount}. */
    public Builder missCount(long count) {
      counts.set(Count.MISS_COUNT, count);
      return this;
    }

    /** {@link CacheStats#coalescedCount}. */
    public Builder coalescedCount(long count) {
      counts.set(Count.COALESCED_COUNT, count);
      return this;
    }

    /** {@link CacheStats#coalescedHitCount}. */
    public Builder coalescedHitCount(long count) {
      counts.set(Count.COALESCED_HIT_COUNT, count);
      return this;
    }

    /** {@link CacheStats#loadSuccessCount}. */
    public Builder loadSuccessCount(long count) {
      counts.set(Count.LOAD_SUCCESS_COUNT, count);
      return this;
    }

    /** {@link CacheStats#loadFailureCount}. */
    public Builder loadFailureCount(long count) {
      counts.set(Count.LOAD_FAILURE_COUNT, count);
      return this;
    }

    /** {@link CacheStats#totalLoadTime}. */
    public Builder totalLoadTime(Duration time) {
      counts.set(Count.TOTAL_LOAD_NANOS, time.toNanos());
      return this;
    }

    /** {@link CacheStats#surplusCount}. */
    public Builder surplusCount(long count) {
      counts.set(Count.SURPLUS_COUNT, count);
      return this;
    }

    /** {@link CacheStats#unadmittedCount}. */
    public Builder unadmittedCount(long count) {
      counts.set(Count.UNADMITTED_COUNT, count);
      return this;
    }

    /** {@link CacheStats#staleHitCount}. */
    public Builder staleHitCount(long count) {
      counts.set(Count.STALE_HIT_COUNT, count);
      return this;
    }

    /** {@link CacheStats#renewalCount}. */
    public Builder renewalCount(long count) {
      counts.set(Count.RENEWAL_COUNT, count);
      return this;
    }

    /** {@link CacheStats#notModifiedCount}. */
    public Builder notModifiedCount(long count) {
      counts.set(Count.NOT_MODIFIED_COUNT, count);
      return this;
    }

    /** {@link CacheStats#rememberedFailureCount}. */
    public Builder rememberedFailureCount(long count) {
      counts.set(Count.REMEMBERED_FAILURE_COUNT, count);
      return this;
    }

    /** {@link CacheStats#verifiedCount}. */
    public Builder verifiedCount(long count) {
      counts.set(Count.VERIFIED_COUNT, count);
      return this;
    }

    /** {@link CacheStats#differingCount}. */
    public Builder differingCount(long count) {
      counts.set(Count.DIFFERING_COUNT, count);
      return this;
    }

    /** {@link CacheStats#toldCount}. */
    public Builder toldCount(long count) {
      counts.set(Count.TOLD_COUNT, count);
      return this;
    }

    /** {@link CacheStats#toldKeyCount}. */
    public Builder toldKeyCount(long count) {
      counts.set(Count.TOLD_KEY_COUNT, count);
      return this;
    }

    /** One more tier, asked after those before. */
    public Builder tier(TierStats tier) {
      tiers.add(Objects.requireNonNull(tier, "tier"));
      return this;
    }

    /** The snapshot. */
    public CacheStats build() {
      return new CacheStats(counts.copy(), tiers);
    }
  }
}
