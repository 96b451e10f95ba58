package io.cacheme;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of the loads of one node.
 *
 * @param timeout after how long a load has failed; null for the {@code loadTimeout} of the {@code
 *     Cacheme}
 * @param maxConcurrent how many run at a time in one process, a bulk load counting as one; 0 for
 *     any
 */
public record LoadSpec(@Nullable Duration timeout, int maxConcurrent) {

  /** How many loads wait for their turn at most. */
  public static final int MOST_WAITING = 10_000;

  /** No bounds of its own. */
  public static final LoadSpec UNBOUNDED = new LoadSpec(null, 0);

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if {@code timeout} is not positive, or {@code maxConcurrent}
   *     negative
   */
  public LoadSpec {
    if (timeout != null && (timeout.isZero() || timeout.isNegative())) {
      throw new IllegalArgumentException(
          "a loadTimeout of " + timeout + "\n    help:  give a positive duration, or none");
    }
    if (maxConcurrent < 0) {
      throw new IllegalArgumentException(
          "maxConcurrentLoads of "
              + maxConcurrent
              + "\n    help:  give how many may run at a time, or 0 for any");
    }
  }
}
