package io.cacheme.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ExpirySweepTest {

  private static final Duration INTERVAL = Duration.ofSeconds(60);

  private final ArrayDeque<Runnable> scheduled = new ArrayDeque<>();
  private final List<Long> delays = new ArrayList<>();
  private final ArrayDeque<CompletableFuture<Integer>> deletions = new ArrayDeque<>();
  private final ExpirySweep sweep =
      new ExpirySweep(
          (task, delayNanos) -> {
            scheduled.add(task);
            delays.add(delayNanos);
          },
          INTERVAL,
          10,
          () -> {
            CompletableFuture<Integer> deletion = new CompletableFuture<>();
            deletions.add(deletion);
            return deletion;
          });

  @Test
  void start_sweepsAboutAnIntervalLater_atVariousTimes() {
    for (int i = 0; i < 1_000; i++) {
      sweep.start();
    }

    assertThat(deletions).isEmpty();
    assertThat(delays)
        .allSatisfy(
            nanos -> assertThat(Duration.ofNanos(nanos)).isBetween(seconds(45), seconds(75)));
    assertThat(delays.stream().distinct().count()).isGreaterThan(900);
  }

  @Test
  void batch_thatIsFull_isFollowedAtOnce() {
    sweep.start();
    scheduled.remove().run();
    deletions.remove().complete(10);

    assertThat(deletions).hasSize(1);
    assertThat(scheduled).isEmpty();
  }

  @Test
  void batch_thatIsNotFull_endsTheSweep_untilTheNext() {
    sweep.start();
    scheduled.remove().run();
    deletions.remove().complete(9);

    assertThat(deletions).isEmpty();
    scheduled.remove().run();
    assertThat(deletions).hasSize(1);
  }

  @Test
  void batch_thatFails_endsTheSweep_untilTheNext() {
    sweep.start();
    scheduled.remove().run();
    deletions.remove().completeExceptionally(new IllegalStateException("no server"));

    assertThat(deletions).isEmpty();
    scheduled.remove().run();
    assertThat(deletions).hasSize(1);
  }

  @Test
  void stop_beginsNoMoreBatches() {
    sweep.start();
    sweep.start();
    scheduled.remove().run();
    sweep.stop();
    deletions.remove().complete(10);
    scheduled.remove().run();

    assertThat(deletions).isEmpty();
    assertThat(scheduled).isEmpty();
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }
}
