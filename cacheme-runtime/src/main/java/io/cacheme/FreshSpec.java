package io.cacheme;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How older values of a node are served on purpose.
 *
 * @param softTtl from what age on a value is loaded anew while it is served; null for never. Its
 *     age begins when its load began
 * @param staleIfError for how long after its end a value is served where its load fails; null for
 *     not at all
 * @param retryAfter after how long a key is loaded again whose load has failed while an older value
 *     was served
 */
public record FreshSpec(
    @Nullable Duration softTtl, @Nullable Duration staleIfError, Duration retryAfter) {

  /** Unless something else is said. */
  public static final Duration DEFAULT_RETRY = Duration.ofSeconds(5);

  /** What tiers are told of how much longer they are to keep an entry takes no more. */
  public static final Duration LONGEST_STALE = Duration.ofDays(24);

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException if one is not positive, or {@code staleIfError} longer than 24
   *     days
   */
  public FreshSpec {
    positive("softTtl", softTtl);
    positive("staleIfError", staleIfError);
    positive("retryAfter", Objects.requireNonNull(retryAfter, "retryAfter"));
    if (staleIfError != null && staleIfError.compareTo(LONGEST_STALE) > 0) {
      throw new IllegalArgumentException(
          "a staleIfError of "
              + staleIfError
              + "\n    help:  give at most "
              + LONGEST_STALE.toDays()
              + " days, or a longer ttl");
    }
  }

  private static void positive(String name, @Nullable Duration duration) {
    if (duration != null && (duration.isZero() || duration.isNegative())) {
      throw new IllegalArgumentException(
          "a " + name + " of " + duration + "\n    help:  give a positive duration, or none");
    }
  }
}
