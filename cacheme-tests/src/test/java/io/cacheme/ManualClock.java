package io.cacheme;

import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import java.time.Duration;

/** Time that stands still until told, and a scheduler that goes by it. Begins below zero. */
final class ManualClock {

  static final long EPOCH_MILLIS = new ManualTimeSource().epochMillis();

  final ManualTimeSource time = new ManualTimeSource(-3_000_000_000L);
  final ManualScheduler scheduler = new ManualScheduler(time);

  /** Lets time pass, and runs each task when it is due. */
  void advance(Duration duration) {
    scheduler.advance(duration);
  }

  void advanceMillis(long millis) {
    advance(Duration.ofMillis(millis));
  }

  /** Lets time pass at once, as when the process stood still; tasks run late. */
  void freeze(Duration duration) {
    time.advance(duration);
    scheduler.runDue();
  }
}
