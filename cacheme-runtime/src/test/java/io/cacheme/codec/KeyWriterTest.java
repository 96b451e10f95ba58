package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyWriterTest {

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        7,
        9,
        10,
        99,
        100,
        1_234_567_890_123_456_789L,
        Long.MAX_VALUE,
        -1,
        -10,
        Long.MIN_VALUE
      })
  void number_isItsDigits_whereverItStands(long number) {
    for (int before = 0; before < 300; before++) {
      String text = "x".repeat(before);
      assertThat(new KeyWriter().literal(text).number(number).literal(":").finish())
          .isEqualTo(text + number + ":");
    }
  }

  @Test
  void bool_isItsWord() {
    assertThat(new KeyWriter().bool(true).literal(":").bool(false).finish())
        .isEqualTo("true:false");
  }

  @Test
  void length_countsAllThatIsWritten() {
    KeyWriter writer = new KeyWriter().literal("x".repeat(600)).character(' ');
    assertThat(writer.length()).isEqualTo(605);
    assertThat(writer.finish()).hasSize(400 + 1 + 64);
  }

  @Test
  void nestedComponents_areCounted() {
    KeyWriter writer = new KeyWriter();
    assertThat(writer.open().number(1).next().open().number(2).close().close().finish())
        .isEqualTo("{1:{2}}");
    assertThat(writer.nestedComponents()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 500, 10_000})
  void clear_forgetsAllOfTheLastKey(int size) {
    KeyWriter writer = new KeyWriter().open().literal("x".repeat(size));
    writer.clear();
    assertThat(writer.length()).isZero();
    assertThat(writer.nestedComponents()).isZero();
    assertThat(writer.literal("y").finish()).isEqualTo("y");
  }
}
