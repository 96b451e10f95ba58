package io.cacheme.processor.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.KeyWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class AlphabetTest {

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of(Alphabet.INTEGER, Long.MIN_VALUE),
        Arguments.of(Alphabet.FLOATING, Double.NEGATIVE_INFINITY),
        Arguments.of(Alphabet.FLOATING, -1.0e-300),
        Arguments.of(Alphabet.FLOATING, Float.NaN),
        Arguments.of(Alphabet.DECIMAL, new java.math.BigDecimal("-1.5E+300")),
        Arguments.of(Alphabet.BOOLEAN, true),
        Arguments.of(Alphabet.BOOLEAN, false),
        Arguments.of(Alphabet.NAME, Alphabet.NAME),
        Arguments.of(Alphabet.UUID, UUID.nameUUIDFromBytes(new byte[] {1})),
        Arguments.of(Alphabet.DATE, LocalDate.MAX),
        Arguments.of(Alphabet.DATE, LocalDate.MIN),
        Arguments.of(Alphabet.DATE, Year.of(-5)),
        Arguments.of(Alphabet.DATE, MonthDay.of(2, 29)),
        Arguments.of(Alphabet.TIME, Instant.MAX),
        Arguments.of(Alphabet.TIME, LocalDateTime.MIN),
        Arguments.of(Alphabet.TIME, OffsetTime.MAX),
        Arguments.of(Alphabet.TIME, Duration.ofMillis(-1_500)),
        Arguments.of(Alphabet.TIME, Period.of(-1, 2, 3)),
        Arguments.of(Alphabet.TIME, ZoneId.of("America/Port-au-Prince")),
        Arguments.of(Alphabet.TIME, ZonedDateTime.of(LocalDateTime.MAX, ZoneId.of("Etc/GMT+5"))));
  }

  @ParameterizedTest
  @MethodSource("values")
  void renderedText_isInItsAlphabet(Alphabet alphabet, Object value) {
    String text = new KeyWriter().value("x", value).finish();
    for (int i = 0; i < text.length(); i++) {
      assertThat(alphabet.allows(text.charAt(i), i, false)).as(text).isTrue();
    }
  }

  @Test
  void text_isAllThatTheWriterLeaves() {
    for (char c = 0; c < 300; c++) {
      String text = new KeyWriter().value("x", String.valueOf(c)).finish();
      assertThat(text.chars()).allMatch(t -> Alphabet.TEXT.allows(t, 0, false));
      assertThat(Alphabet.TEXT.allows(c, 0, false))
          .isEqualTo(text.equals(String.valueOf(c)) || c == '%');
    }
  }
}
