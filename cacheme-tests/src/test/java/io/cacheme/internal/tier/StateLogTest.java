package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.testservers.LogCapture;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said of a state that comes and goes, line by line. */
class StateLogTest {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration NANO = Duration.ofNanos(1);

  private final LogCapture log = new LogCapture();
  private final GateWorld world = new GateWorld();
  private @Nullable String trouble;
  private final StateLog states =
      new StateLog(world.surroundings, System.Logger.Level.WARNING, () -> trouble, "well");

  @AfterEach
  void close() {
    log.close();
  }

  private void is(@Nullable String now) {
    trouble = now;
    states.changed();
  }

  private List<String> lines() {
    return log.records().stream().map(line -> line.getLevel() + " " + line.getMessage()).toList();
  }

  @Test
  void comes_andGoes_isSaidOnceEach() {
    is(null);
    assertThat(lines()).isEmpty();
    is("ill");
    is("worse");
    assertThat(lines()).containsExactly("WARNING ill");
    is(null);
    is(null);

    assertThat(lines()).containsExactly("WARNING ill", "INFO well");
  }

  @Test
  void comesAgainSoon_isSaidWhenTheLimitHasPassed() {
    is("ill");
    world.advance(NANO);
    is(null);
    is("ill again");
    is("ill for long");
    assertThat(world.scheduler.pending()).isEqualTo(1);
    world.advance(LIMIT.minus(NANO).minus(NANO));
    assertThat(lines()).hasSize(2);
    world.advance(NANO);

    assertThat(lines()).containsExactly("WARNING ill", "INFO well", "WARNING ill for long");
    is(null);
    is("once more");
    world.advance(LIMIT.minus(NANO));
    assertThat(lines()).hasSize(4);
    world.advance(NANO);
    assertThat(lines()).hasSize(5).endsWith("WARNING once more");
  }

  @Test
  void comesAgainSoon_andIsGoneByThen_isNotSaid() {
    is("ill");
    is(null);
    is("ill again");
    is(null);
    world.advance(LIMIT);

    assertThat(lines()).containsExactly("WARNING ill", "INFO well");
  }

  @Test
  void comesAgainLater_isSaidAtOnce() {
    is("ill");
    is(null);
    world.advance(LIMIT);
    is("ill again");

    assertThat(lines()).hasSize(3);
    assertThat(world.scheduler.pending()).isZero();
  }

  @Test
  void closed_nothingIsSaid() {
    is("ill");
    world.surroundings.close();
    is(null);

    assertThat(lines()).hasSize(1);
  }
}
