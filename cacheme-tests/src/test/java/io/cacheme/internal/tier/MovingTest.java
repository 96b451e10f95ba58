package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whether a queue moves, move by move. */
class MovingTest {

  private static final Duration LONGEST = Duration.ofSeconds(9);
  private static final Duration NANO = Duration.ofNanos(1);

  private final GateWorld world = new GateWorld();

  private Moving moving(Duration read, Duration write) {
    world.surroundings.settings.readTimeout(read);
    world.surroundings.settings.writeTimeout(write);
    return new Moving(world.surroundings);
  }

  @Test
  void moves_forASecondMoreThanACallMayTake() {
    Moving reads = moving(LONGEST, Duration.ofSeconds(6));
    world.advance(LONGEST.plusSeconds(1).minus(NANO));
    assertThat(reads.isMoving()).isTrue();
    world.advance(NANO);
    assertThat(reads.isMoving()).isFalse();
    reads.moves();
    assertThat(reads.isMoving()).isTrue();

    Moving writes = moving(Duration.ofSeconds(6), LONGEST);
    world.advance(LONGEST.plusSeconds(1).minus(NANO));
    assertThat(writes.isMoving()).isTrue();
    world.advance(NANO);
    assertThat(writes.isMoving()).isFalse();
  }

  @Test
  void givenUp_doesNotMove() {
    Moving moving = moving(LONGEST, LONGEST);
    world.surroundings.abandon();

    assertThat(moving.isMoving()).isFalse();
  }
}
