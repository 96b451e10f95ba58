package io.cacheme;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of the loads of one node: {@link #UNBOUNDED}, and what differs from it, as in {@code
 * LoadSpec.UNBOUNDED.maxConcurrent(8)}. Immutable: each method that sets something answers a copy,
 * and throws an {@link IllegalArgumentException} for a duration that is not positive.
 */
public final class LoadSpec {

  /** How many loads wait for their turn at most. */
  public static final int MOST_WAITING = 10_000;

  /** No bounds of its own. */
  public static final LoadSpec UNBOUNDED = new LoadSpec(null, null, 0, null);

  private final @Nullable Duration timeout;
  private final @Nullable Duration softTimeout;
  private final int maxConcurrent;
  private final @Nullable Duration errorTtl;

  private LoadSpec(
      @Nullable Duration timeout,
      @Nullable Duration softTimeout,
      int maxConcurrent,
      @Nullable Duration errorTtl) {
    this.timeout = timeout;
    this.softTimeout = softTimeout;
    this.maxConcurrent = maxConcurrent;
    this.errorTtl = errorTtl;
  }

  /**
   * Lets a load fail that takes longer, with {@link LoadTimeoutException}.
   *
   * @param limit in the place of {@link Cacheme.Builder#loadTimeout}; the wait for a turn counts
   */
  public LoadSpec timeout(Duration limit) {
    return new LoadSpec(
        FreshSpec.positive("loadTimeout", limit), softTimeout, maxConcurrent, errorTtl);
  }

  /** After how long a load has failed; null for the {@code loadTimeout} of the {@code Cacheme}. */
  public @Nullable Duration timeout() {
    return timeout;
  }

  /**
   * Answers who waits longer for a load by the older value, if there is one that {@code
   * staleIfError} lets be served; the load goes on.
   *
   * @param limit shorter than {@link #timeout}, or it never comes about. Without {@code
   *     staleIfError} the node is refused
   */
  public LoadSpec softTimeout(Duration limit) {
    return new LoadSpec(
        timeout, FreshSpec.positive("softLoadTimeout", limit), maxConcurrent, errorTtl);
  }

  /** After how long an older value is the answer while the load goes on; null for never. */
  public @Nullable Duration softTimeout() {
    return softTimeout;
  }

  /**
   * Lets so many run at a time in one process, a bulk load counting as one. The others wait for
   * their turn; more than {@link #MOST_WAITING} are refused, by {@link LoadRejectedException}.
   *
   * @param most 0 for any number
   * @throws IllegalArgumentException if it is negative
   */
  public LoadSpec maxConcurrent(int most) {
    if (most < 0) {
      throw new IllegalArgumentException(
          most + " loads at a time\n    help:  give a number of loads, or 0 for any");
    }
    return new LoadSpec(timeout, softTimeout, most, errorTtl);
  }

  /** How many run at a time in one process; 0 for any. */
  public int maxConcurrent() {
    return maxConcurrent;
  }

  /** Answers the failure of a load again for so long, in place of another load. */
  public LoadSpec errorTtl(Duration time) {
    return new LoadSpec(timeout, softTimeout, maxConcurrent, FreshSpec.positive("errorTtl", time));
  }

  /** For how long the failure of a load is the answer of those who ask again; null for not. */
  public @Nullable Duration errorTtl() {
    return errorTtl;
  }

  /** Why it cannot be had, and what to do; null if it can. */
  @Nullable String problem(@Nullable FreshSpec fresh) {
    return softTimeout != null && (fresh == null || fresh.staleIfError() == null)
        ? "has softLoadTimeout and no staleIfError, so there is no older value to answer with"
            + "\n    help:  say staleIfError, too, or a loadTimeout"
        : null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LoadSpec that
        && Objects.equals(timeout, that.timeout)
        && Objects.equals(softTimeout, that.softTimeout)
        && maxConcurrent == that.maxConcurrent
        && Objects.equals(errorTtl, that.errorTtl);
  }

  @Override
  public int hashCode() {
    return Objects.hash(timeout, softTimeout, maxConcurrent, errorTtl);
  }

  @Override
  public String toString() {
    return "LoadSpec[timeout="
        + timeout
        + ", softTimeout="
        + softTimeout
        + ", maxConcurrent="
        + maxConcurrent
        + ", errorTtl="
        + errorTtl
        + "]";
  }
}
