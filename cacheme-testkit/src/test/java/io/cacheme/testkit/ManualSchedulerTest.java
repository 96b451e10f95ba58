package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualSchedulerTest {

  private final ManualTimeSource time = new ManualTimeSource(Long.MAX_VALUE - 5);
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final List<String> ran = new ArrayList<>();

  @Test
  void runDue_onlyWhatIsDue_inOrder() {
    scheduler.schedule(() -> ran.add("c"), 30);
    scheduler.schedule(() -> ran.add("a"), 10);
    scheduler.schedule(() -> ran.add("b"), 10);
    assertThat(scheduler.runDue()).isZero();

    time.advanceNanos(10);
    assertThat(scheduler.runDue()).isEqualTo(2);
    assertThat(ran).containsExactly("a", "b");
    assertThat(scheduler.pending()).isEqualTo(1);
  }

  @Test
  void advance_runsEachAtItsTime() {
    long start = time.nanoTime();
    scheduler.schedule(
        () -> {
          ran.add("at " + (time.nanoTime() - start));
          scheduler.schedule(() -> ran.add("then at " + (time.nanoTime() - start)), 500);
        },
        1_000);
    scheduler.schedule(() -> ran.add("never"), Long.MAX_VALUE);
    scheduler.advance(Duration.ofNanos(2_000));

    assertThat(ran).containsExactly("at 1000", "then at 1500");
    assertThat(time.nanoTime() - start).isEqualTo(2_000);
  }

  @Test
  void time_movesBothClocks_neverBack() {
    ManualTimeSource clock = new ManualTimeSource();
    long millis = clock.epochMillis();
    clock.advance(Duration.ofSeconds(2));

    assertThat(clock.epochMillis() - millis).isEqualTo(2_000);
    assertThatIllegalArgumentException().isThrownBy(() -> clock.advanceNanos(-1));
  }
}
