package io.cacheme.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is guessed, and what is left alone. */
final class DurationGuessTest {

  @ParameterizedTest
  @CsvSource({
    "1.23456789012s, 1234ms",
    "1.234567890123s, ''", // so exact that it is no duration that somebody meant
    "'', ''"
  })
  void guess(String text, String guess) {
    assertThat(DurationGuess.of(text).orElse("")).isEqualTo(guess);
  }
}
