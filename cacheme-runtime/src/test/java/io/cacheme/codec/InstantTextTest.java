package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

  private static final int VALUES = Integer.getInteger("cacheme.codec.values", 100_000);
  private static final long FIRST = Instant.parse("-0010-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("+10010-01-01T00:00:00Z").getEpochSecond();

  @Test
  void parse_whatAnInstantPrints_givesItBack() {
    Random random = new Random(42);
    for (int i = 0; i < VALUES; i++) {
      long second = FIRST + (long) (random.nextDouble() * (LAST - FIRST));
      int[] nanos = {0, random.nextInt(1000) * 1_000_000, random.nextInt(1_000_000_000)};
      Instant instant = Instant.ofEpochSecond(second, nanos[random.nextInt(nanos.length)]);
      assertThat(InstantText.parse(instant.toString())).isEqualTo(instant);
      assertThat(InstantText.text(instant)).isEqualTo(instant.toString());
    }
  }

  @Test
  void text_nearTheEdges_isWhatTheJdkSays() {
    String[] edges = {
      "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "1970-01-01T00:00:00Z", "2024-02-29T23:59:59Z"
    };
    for (String edge : edges) {
      for (long nano : new long[] {-1, 0, 1, 1_000, 1_000_000, 100_000_000, 999_999_999}) {
        Instant instant = Instant.parse(edge).plusNanos(nano);
        assertThat(InstantText.text(instant)).isEqualTo(instant.toString());
      }
    }
    assertThat(InstantText.text(Instant.MIN)).isEqualTo(Instant.MIN.toString());
    assertThat(InstantText.text(Instant.MAX)).isEqualTo(Instant.MAX.toString());
  }

  @Test
  void parse_anyTextNearby_isWhatTheJdkSays() {
    Random random = new Random(43);
    String alphabet = "0123456789-:.TZ+, ٣";
    for (int i = 0; i < VALUES; i++) {
      StringBuilder text = new StringBuilder("2024-02-29T23:59:59.123456789Z");
      text.setLength(random.nextInt(10) == 0 ? random.nextInt(31) : 30);
      for (int change = random.nextInt(3); change > 0 && text.length() > 0; change--) {
        int at = random.nextInt(text.length());
        char other = alphabet.charAt(random.nextInt(alphabet.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, other);
          case 1 -> text.deleteCharAt(at);
          default -> text.insert(at, other);
        }
      }
      assertSame(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023-02-29T00:00:00Z",
        "2024-02-29T24:00:00Z",
        "2024-02-29T23:60:00Z",
        "2016-12-31T23:59:60Z",
        "2024-13-01T00:00:00Z",
        "2024-02-29T23:59Z",
        "2024-02-29t23:59:59z",
        "2024-02-29T23:59:59.Z",
        "2024-02-29T23:59:59,5Z",
        "2024-02-29T23:59:59.1234567890Z",
        "2024-02-29T23:59:59+01:00",
        "+12024-02-29T23:59:59Z",
        "0000-01-01T00:00:00Z",
        ""
      })
  void parse_edges_areWhatTheJdkSays(String text) {
    assertSame(text);
  }

  /** It is there to spare what the JDK does for it, which shows by what the JDK allocates. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01T00:00:00Z",
        "2024-02-29T23:59:59.5Z",
        "2025-10-30T12:34:56.789Z",
        "9999-12-31T23:59:59.123456789Z"
      })
  void usualForm_takesLessThanTheJdks(String text) {
    Instant instant = Instant.parse(text);
    assertThat(Allocated.by(() -> InstantText.parse(text)))
        .isLessThan(Allocated.by(() -> Instant.parse(text)));
    assertThat(Allocated.by(() -> InstantText.text(instant)))
        .isLessThan(Allocated.by(instant::toString));
  }

  private static void assertSame(String text) {
    assertThat(outcome(() -> InstantText.parse(text)))
        .as(text)
        .isEqualTo(outcome(() -> Instant.parse(text)));
  }

  private static Object outcome(Supplier<Instant> parse) {
    try {
      return parse.get();
    } catch (DateTimeException e) {
      return e.getClass();
    }
  }
}
