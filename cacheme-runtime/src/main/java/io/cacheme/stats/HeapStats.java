package io.cacheme.stats;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of one heap storage, which the nodes with a tier there share: what it keeps is not
 * told apart by node. Immutable; two of the same storage and numbers are equal.
 */
public final class HeapStats {

  /** The {@link #evictionCount} of a storage that does not count what it drops. */
  public static final long UNCOUNTED = -1;

  private final String storage;
  private final long size;
  private final long evictionCount;
  private final long weighedBytes;
  private final long maximumBytes;

  private HeapStats(Builder builder) {
    storage = builder.storage;
    size = builder.size;
    evictionCount = builder.evictionCount;
    weighedBytes = builder.weighedBytes;
    maximumBytes = builder.maximumBytes;
  }

  /**
   * Begins that of an empty one, which is not bounded in bytes and counts no evictions; for tests
   * of who is given one.
   */
  public static Builder builder(String storage) {
    return new Builder(storage);
  }

  /** The storage's name. */
  public String storage() {
    return storage;
  }

  /**
   * How many entries it keeps, about; expired ones that nobody has asked for since are among them.
   */
  public long size() {
    return size;
  }

  /**
   * Entries that it dropped to make room for others, since it was opened; {@link #UNCOUNTED} if it
   * does not count them.
   */
  public long evictionCount() {
    return evictionCount;
  }

  /** How many bytes its entries take, about; 0 if it does not count bytes. */
  public long weighedBytes() {
    return weighedBytes;
  }

  /** How many bytes they may take; {@link Long#MAX_VALUE} if it does not count bytes. */
  public long maximumBytes() {
    return maximumBytes;
  }

  /** Whether its entries are bounded in bytes, and weighed. */
  public boolean isBoundedInBytes() {
    return maximumBytes != Long.MAX_VALUE;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof HeapStats stats
            && storage.equals(stats.storage)
            && size == stats.size
            && evictionCount == stats.evictionCount
            && weighedBytes == stats.weighedBytes
            && maximumBytes == stats.maximumBytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(storage, size, evictionCount, weighedBytes, maximumBytes);
  }

  /** For people. */
  @Override
  public String toString() {
    return "HeapStats[storage="
        + storage
        + ", size="
        + size
        + (evictionCount == UNCOUNTED ? "" : ", evictionCount=" + evictionCount)
        + (isBoundedInBytes() ? ", bytes=" + weighedBytes + " of " + maximumBytes : "")
        + "]";
  }

  /** Collects the numbers. Not thread-safe. */
  public static final class Builder {

    private final String storage;
    private long size;
    private long evictionCount = UNCOUNTED;
    private long weighedBytes;
    private long maximumBytes = Long.MAX_VALUE;

    private Builder(String storage) {
      this.storage = Objects.requireNonNull(storage, "storage");
    }

    /** {@link HeapStats#size}. */
    public Builder size(long entries) {
      size = entries;
      return this;
    }

    /** {@link HeapStats#evictionCount}. */
    public Builder evictionCount(long count) {
      evictionCount = count;
      return this;
    }

    /** {@link HeapStats#weighedBytes}. */
    public Builder weighedBytes(long bytes) {
      weighedBytes = bytes;
      return this;
    }

    /** {@link HeapStats#maximumBytes}. */
    public Builder maximumBytes(long bytes) {
      maximumBytes = bytes;
      return this;
    }

    /** The snapshot. */
    public HeapStats build() {
      return new HeapStats(this);
    }
  }
}
