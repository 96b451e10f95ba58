package io.cacheme.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockSampleTest {

  private static final long MILLI = 1_000_000;

  private static ClockSample sample(long aheadMillis, long roundTripMillis) {
    return new ClockSample(aheadMillis, roundTripMillis * MILLI);
  }

  @Test
  void aQuarterOfASecond_isGood() {
    assertThat(sample(0, 250).isGood()).isTrue();
    assertThat(new ClockSample(0, 250 * MILLI + 1).isGood()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100, 110, true", // half of each round trip, and 10 ms
    "100, 100, 111, false",
    "200, 100, 160, true",
    "200, 100, 161, false",
    "100, 200, 160, true",
    "0, 0, 10, true"
  })
  void agree_whereBothMayBeTrue(long oneTrip, long otherTrip, long apart, boolean agree) {
    assertThat(sample(0, oneTrip).agreesWith(sample(apart, otherTrip))).isEqualTo(agree);
    assertThat(sample(apart, oneTrip).agreesWith(sample(0, otherTrip))).isEqualTo(agree);
  }

  @Test
  void replaces_ifItIsGood_orNoSlower_orCannotBothBeTrue() {
    assertThat(sample(5, 250).replaces(sample(0, 2))).isTrue();
    assertThat(sample(5, 300).replaces(sample(0, 300))).isTrue();
    assertThat(sample(5, 301).replaces(sample(0, 300))).isFalse();
    assertThat(sample(500, 301).replaces(sample(0, 300))).isTrue();
  }
}
