package io.cacheme.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.processor.model.DurationText.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "30s, PT30S",
    "10d, PT240H",
    "5m, PT5M",
    "2h, PT2H",
    "250ms, PT0.25S",
    "0s, PT0S",
    "36525d, PT876600H"
  })
  void parse_duration(String text, Duration expected) {
    assertThat(DurationText.parse(text)).isEqualTo(new DurationText(text, Kind.FIXED, expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "30", "s", "30 s", "-1s", "1.5h", "30S", "PT30S", "1h30m", " 1s", "٣s"})
  void parse_anythingElse_isMalformed(String text) {
    assertThat(DurationText.parse(text).kind()).isEqualTo(Kind.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"36526d", "99999999999999999999999999ms"})
  void parse_moreThanAHundredYears_isEndless(String text) {
    assertThat(DurationText.parse(text).kind()).isEqualTo(Kind.ENDLESS);
  }

  @Test
  void isLongerThan_noneIsLongest() {
    DurationText none = DurationText.parse("none");
    DurationText second = DurationText.parse("1s");
    assertThat(none.isLongerThan(second)).isTrue();
    assertThat(second.isLongerThan(none)).isFalse();
    assertThat(none.isLongerThan(none)).isFalse();
    assertThat(DurationText.parse("2s").isLongerThan(second)).isTrue();
    assertThat(DurationText.parse("1000ms").isLongerThan(second)).isFalse();
    assertThat(second.isLongerThan(DurationText.parse("soon"))).isFalse();
    assertThat(none.isLongerThan(DurationText.parse("soon"))).isFalse();
    assertThat(DurationText.parse("soon").isLongerThan(second)).isFalse();
  }

  @Test
  void duration_onlyOfWhatHasAnEnd() {
    assertThat(DurationText.parse("2s").duration()).contains(Duration.ofSeconds(2));
    assertThat(DurationText.parse("none").duration()).isEmpty();
  }
}
