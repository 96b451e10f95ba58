package io.cacheme;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of the entries of a file that {@link NodeCache#restore} has read. Immutable; two of
 * the same counts are equal.
 */
public final class Restored {

  /** Of no file, or an empty one. */
  public static final Restored NONE = builder().build();

  private final long restoredCount;
  private final long expiredCount;
  private final long leftOutCount;

  private Restored(Builder builder) {
    restoredCount = builder.restoredCount;
    expiredCount = builder.expiredCount;
    leftOutCount = builder.leftOutCount;
  }

  /** Begins one whose counts are all 0; for tests of who is given one. */
  public static Builder builder() {
    return new Builder();
  }

  /** Those that the heap serves again. */
  public long restoredCount() {
    return restoredCount;
  }

  /** Those whose time was over. */
  public long expiredCount() {
    return expiredCount;
  }

  /**
   * Those that are not served: because there was a newer one, or the key was written since, or, of
   * a node with a remote tier, that has none of it.
   */
  public long leftOutCount() {
    return leftOutCount;
  }

  /** All of them. */
  public long entryCount() {
    return restoredCount + expiredCount + leftOutCount;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Restored counts
            && restoredCount == counts.restoredCount
            && expiredCount == counts.expiredCount
            && leftOutCount == counts.leftOutCount);
  }

  @Override
  public int hashCode() {
    return Objects.hash(restoredCount, expiredCount, leftOutCount);
  }

  @Override
  public String toString() {
    return "Restored[restoredCount="
        + restoredCount
        + ", expiredCount="
        + expiredCount
        + ", leftOutCount="
        + leftOutCount
        + "]";
  }

  /** Collects the counts. Not thread-safe. */
  public static final class Builder {

    private long restoredCount;
    private long expiredCount;
    private long leftOutCount;

    private Builder() {}

    /** {@link Restored#restoredCount}. */
    public Builder restoredCount(long restoredCount) {
      this.restoredCount = restoredCount;
      return this;
    }

    /** {@link Restored#expiredCount}. */
    public Builder expiredCount(long expiredCount) {
      this.expiredCount = expiredCount;
      return this;
    }

    /** {@link Restored#leftOutCount}. */
    public Builder leftOutCount(long leftOutCount) {
      this.leftOutCount = leftOutCount;
      return this;
    }

    /** What was collected. */
    public Restored build() {
      return new Restored(this);
    }
  }
}
