package io.cacheme.internal.time;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Durations that a user has set, in nanoseconds, of which a long has but some centuries. */
public final class Nanos {

  /** As good as never, and leaves room to add the time of day. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private Nanos() {}

  /** Those of {@code duration}, or of a hundred years, if that is less. */
  public static long of(Duration duration) {
    return Collections.min(List.of(duration, LONGEST)).toNanos();
  }
}
