package io.cacheme.internal.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class CoarseTimeTest {

  private static boolean isTicking() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("cacheme-ticker"));
  }

  private static void await(String what, java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(Duration.ofSeconds(10))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .until(condition);
  }

  @Test
  void coarseTime_open_goesOn() {
    CoarseTime time = new CoarseTime();
    try {
      long nanos = time.coarseNanoTime();
      long millis = time.epochMillis();
      await("nanoseconds", () -> time.coarseNanoTime() - nanos > 0);
      await("milliseconds", () -> time.epochMillis() > millis);
      assertThat(time.nanoTime() - time.coarseNanoTime()).isNotNegative();
    } finally {
      time.close();
    }
  }

  @Test
  void close_lastUser_stopsTheThread() {
    assumeThat(isTicking()).as("another cache is open in this process").isFalse();
    CoarseTime first = new CoarseTime();
    CoarseTime second = new CoarseTime();
    first.close();
    first.close();
    long nanos = second.coarseNanoTime();
    await("still ticking for the second", () -> second.coarseNanoTime() - nanos > 0);
    second.close();
    await("no ticker", () -> !isTicking());
  }

  @Test
  void open_afterAllWereClosed_ticksAgain() {
    new CoarseTime().close();
    CoarseTime again = new CoarseTime();
    try {
      long nanos = again.coarseNanoTime();
      await("nanoseconds", () -> again.coarseNanoTime() - nanos > 0);
    } finally {
      again.close();
    }
  }
}
