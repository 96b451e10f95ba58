package io.cacheme.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NanosTest {

  @Test
  void moreThanAHundredYears_areAHundred() {
    assertThat(Nanos.of(Duration.ofMillis(5))).isEqualTo(5_000_000);
    assertThat(Nanos.of(Duration.ofDays(36_500))).isEqualTo(Duration.ofDays(36_500).toNanos());
    assertThat(Nanos.of(Duration.ofDays(36_501))).isEqualTo(Duration.ofDays(36_500).toNanos());
    assertThat(Nanos.of(Duration.ofSeconds(Long.MAX_VALUE)))
        .isEqualTo(Duration.ofDays(36_500).toNanos());
  }
}
