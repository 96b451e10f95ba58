package io.cacheme.internal.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.testkit.ManualTimeSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetriesTest {

  private static final int MOST = 65_536;
  private static final long SECOND = 1_000_000_000;

  private final ManualTimeSource time = new ManualTimeSource();
  private final Retries retries = new Retries(time);

  @Test
  void held_untilItsTime() {
    assertThat(retries.holds("a", SECOND)).isTrue();
    assertThat(retries.holds("a", SECOND)).isFalse();
    time.advance(Duration.ofSeconds(1));

    assertThat(retries.isHeld("a")).isFalse();
    assertThat(retries.holds("a", SECOND)).isTrue();
  }

  @Test
  void held_anew_beginsItsTimeAnew() {
    retries.holds("a", SECOND);
    time.advance(Duration.ofSeconds(1));
    assertThat(retries.holds("a", SECOND)).as("over").isTrue();
    assertThat(retries.isHeld("a")).isTrue();
    time.advanceNanos(SECOND - 1);
    assertThat(retries.isHeld("a")).isTrue();
    retries.hold("a", SECOND);
    time.advanceNanos(SECOND - 1);
    assertThat(retries.isHeld("a")).isTrue();
  }

  @Test
  void release_isHeldNoLonger() {
    retries.hold("a", SECOND);
    retries.release("b");
    assertThat(retries.isHeld("a")).isTrue();
    retries.release("a");

    assertThat(retries.isHeld("a")).isFalse();
    assertThat(retries.size()).isZero();
  }

  @Test
  void full_byKeysThatMayBegin_forgetsSome() {
    for (int i = 0; i <= MOST; i++) {
      retries.holds(i, SECOND);
    }
    assertThat(retries.size()).isEqualTo(MOST - MOST / 8);
  }

  @Test
  void overKeys_areForgottenWhenThereAreMany() {
    for (int i = 0; i < 1_000; i++) {
      retries.hold(i, SECOND);
    }
    time.advance(Duration.ofSeconds(1));
    for (int i = 0; i < 100; i++) {
      retries.hold("young" + i, SECOND);
    }

    assertThat(retries.size()).isEqualTo(100);
  }

  /** Or each key more would go through all that there are. */
  @Test
  void full_forgetsSomeAtOnce_soThatThereIsRoomForMany() {
    for (int i = 0; i <= MOST; i++) {
      retries.hold(i, SECOND);
    }
    assertThat(retries.size()).isEqualTo(MOST - MOST / 8);
    for (int i = 0; i < 100_000; i++) {
      retries.hold("another" + i, SECOND);
      assertThat(retries.size()).isLessThanOrEqualTo(MOST);
    }
  }
}
