package io.cacheme;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a {@link NodeCache#warmUp} has come: how many nodes were taken so far, by what became of
 * them. Immutable; two of the same counts are equal.
 */
public final class WarmUp {

  /** Of nothing so far. */
  public static final WarmUp NONE = builder().build();

  private final long presentCount;
  private final long loadedCount;
  private final long absentCount;
  private final long failedCount;

  private WarmUp(Builder builder) {
    presentCount = builder.presentCount;
    loadedCount = builder.loadedCount;
    absentCount = builder.absentCount;
    failedCount = builder.failedCount;
  }

  /** Begins one whose counts are all 0; for tests of who is given one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Those that a tier had, be it that there is no value. */
  public long presentCount() {
    return presentCount;
  }

  /** Those that were loaded. */
  public long loadedCount() {
    return loadedCount;
  }

  /** Those of which the load found nothing. */
  public long absentCount() {
    return absentCount;
  }

  /** Those whose load failed, was refused or did not end in time. */
  public long failedCount() {
    return failedCount;
  }

  /** All of them. */
  public long nodeCount() {
    return presentCount + loadedCount + absentCount + failedCount;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof WarmUp counts
            && presentCount == counts.presentCount
            && loadedCount == counts.loadedCount
            && absentCount == counts.absentCount
            && failedCount == counts.failedCount);
  }

  @Override
  public int hashCode() {
    return Objects.hash(presentCount, loadedCount, absentCount, failedCount);
  }

  @Override
  public String toString() {
    return "WarmUp[presentCount="
        + presentCount
        + ", loadedCount="
        + loadedCount
        + ", absentCount="
        + absentCount
        + ", failedCount="
        + failedCount
        + "]";
  }

  /** Collects the counts. Not thread-safe. */
  public static final class Builder {

    private long presentCount;
    private long loadedCount;
    private long absentCount;
    private long failedCount;

    private Builder() {}

    /** {@link WarmUp#presentCount}. */
    public Builder presentCount(long presentCount) {
      this.presentCount = presentCount;
      return this;
    }

    /** {@link WarmUp#loadedCount}. */
    public Builder loadedCount(long loadedCount) {
      this.loadedCount = loadedCount;
      return this;
    }

    /** {@link WarmUp#absentCount}. */
    public Builder absentCount(long absentCount) {
      this.absentCount = absentCount;
      return this;
    }

    /** {@link WarmUp#failedCount}. */
    public Builder failedCount(long failedCount) {
      this.failedCount = failedCount;
      return this;
    }

    /** What was collected. */
    public WarmUp build() {
      return new WarmUp(this);
    }
  }
}
