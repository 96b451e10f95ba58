package io.cacheme.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A limit counts steps in which the process ran. */
class PatienceTest {

  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final CompletableFuture<Void> awaited = new CompletableFuture<>();
  private long delays;

  private void limit() {
    Scheduler scheduler =
        (task, delay) -> {
          tasks.add(task);
          delays += delay;
        };
    Patience.limit(awaited, scheduler, Duration.ofSeconds(3), TimeoutException::new);
  }

  @Test
  void limit_neverCompleted_failsAfterAllOfItsSteps() {
    limit();
    while (!tasks.isEmpty()) {
      assertThat(awaited).isNotDone();
      tasks.remove().run();
    }
    assertThat(awaited).isCompletedExceptionally();
    assertThat(Duration.ofNanos(delays)).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void limit_completed_endsWithTheNextStep() {
    limit();
    awaited.complete(null);
    tasks.remove().run();
    assertThat(tasks).isEmpty();
    assertThat(awaited).isCompletedWithValue(null);
  }

  @Test
  void limit_completedBefore_asksForNothing() {
    awaited.complete(null);
    limit();
    assertThat(tasks).isEmpty();
  }
}
