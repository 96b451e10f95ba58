package io.cacheme.stats;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of one tier's counters for one node. Counts flights, not callers. Immutable; two of
 * the same tier and counts are equal.
 */
public final class TierStats {

  private enum Count {
    HIT_COUNT,
    MISS_COUNT,
    FILL_COUNT,
    ERROR_COUNT,
    TIMEOUT_COUNT,
    BYPASS_COUNT,
    UNDECODABLE_COUNT,
    OVERSIZE_COUNT,
    REFUSED_COUNT
  }

  private final String storage;
  private final Counts<Count> counts;

  private TierStats(String storage, Counts<Count> counts) {
    this.storage = storage;
    this.counts = counts;
  }

  /** Begins one in which nothing was counted, for tests of who is given one. */
  public static Builder builder(String storage) {
    return new Builder(storage);
  }

  /** The storage's name. */
  public String storage() {
    return storage;
  }

  /** Keys that the tier answered. */
  public long hitCount() {
    return counts.of(Count.HIT_COUNT);
  }

  /** Keys that the tier was asked for and did not have. */
  public long missCount() {
    return counts.of(Count.MISS_COUNT);
  }

  /** Entries written to it: by fills after a miss, by puts and by refreshes. */
  public long fillCount() {
    return counts.of(Count.FILL_COUNT);
  }

  /** Calls that failed. */
  public long errorCount() {
    return counts.of(Count.ERROR_COUNT);
  }

  /** Calls that were not answered in time. */
  public long timeoutCount() {
    return counts.of(Count.TIMEOUT_COUNT);
  }

  /** Keys that were not asked or written, because the tier was known to be broken. */
  public long bypassCount() {
    return counts.of(Count.BYPASS_COUNT);
  }

  /** Entries whose bytes could not be decoded. */
  public long undecodableCount() {
    return counts.of(Count.UNDECODABLE_COUNT);
  }

  /** Values too large to be written. */
  public long oversizeCount() {
    return counts.of(Count.OVERSIZE_COUNT);
  }

  /** Values not written, because the key had changed there since before their load. */
  public long refusedCount() {
    return counts.of(Count.REFUSED_COUNT);
  }

  /**
   * The sum of two snapshots of the same tier.
   *
   * @throws IllegalArgumentException if {@code other} is of another storage
   */
  public TierStats plus(TierStats other) {
    return combine(other, 1);
  }

  /**
   * What was counted between {@code earlier} and this.
   *
   * @throws IllegalArgumentException if {@code earlier} is of another storage
   */
  public TierStats minus(TierStats earlier) {
    return combine(earlier, -1);
  }

  private TierStats combine(TierStats other, int sign) {
    if (!storage.equals(other.storage)) {
      throw new IllegalArgumentException(
          "stats of the tiers \""
              + storage
              + "\" and \""
              + other.storage
              + "\" cannot be combined");
    }
    return new TierStats(storage, counts.plus(other.counts, sign));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof TierStats stats
            && storage.equals(stats.storage)
            && counts.equals(stats.counts));
  }

  @Override
  public int hashCode() {
    return Objects.hash(storage, counts);
  }

  /** All counts that are not zero, for people. */
  @Override
  public String toString() {
    return "TierStats[storage=" + storage + ", " + counts + "]";
  }

  /** Collects counts. Not thread-safe. */
  public static final class Builder {

    private final String storage;
    private final Counts<Count> counts = new Counts<>(Count.class);

    private Builder(String storage) {
      this.storage = Objects.requireNonNull(storage, "storage");
    }

    /** {@link TierStats#hitCount}. */
    public Builder hitCount(long count) {
      counts.set(Count.HIT_COUNT, count);
      return this;
    }

    /** {@link TierStats#missCount}. */
    public Builder missCount(long count) {
      counts.set(Count.MISS_COUNT, count);
      return this;
    }

    /** {@link TierStats#fillCount}. */
    public Builder fillCount(long count) {
      counts.set(Count.FILL_COUNT, count);
      return this;
    }

    /** {@link TierStats#errorCount}. */
    public Builder errorCount(long count) {
      counts.set(Count.ERROR_COUNT, count);
      return this;
    }

    /** {@link TierStats#timeoutCount}. */
    public Builder timeoutCount(long count) {
      counts.set(Count.TIMEOUT_COUNT, count);
      return this;
    }

    /** {@link TierStats#bypassCount}. */
    public Builder bypassCount(long count) {
      counts.set(Count.BYPASS_COUNT, count);
      return this;
    }

    /** {@link TierStats#undecodableCount}. */
    public Builder undecodableCount(long count) {
      counts.set(Count.UNDECODABLE_COUNT, count);
      return this;
    }

    /** {@link TierStats#oversizeCount}. */
    public Builder oversizeCount(long count) {
      counts.set(Count.OVERSIZE_COUNT, count);
      return this;
    }

    /** {@link TierStats#refusedCount}. */
    public Builder refusedCount(long count) {
      counts.set(Count.REFUSED_COUNT, count);
      return this;
    }

    /** The snapshot. */
    public TierStats build() {
      return new TierStats(storage, counts.copy());
    }
  }
}
