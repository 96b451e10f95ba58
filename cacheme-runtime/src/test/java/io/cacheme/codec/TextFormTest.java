package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TextFormTest {

  @Test
  void parse_textThatIsTooLong_isNotTried() {
    assertThat(TextForm.LONG.parse("0".repeat(127) + "1")).isEqualTo(1);
    assertThatThrownBy(() -> TextForm.LONG.parse("0".repeat(128) + "1"))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("expected an integer, and found other text");
  }

  @Test
  void boolean_isTrueOrFalse() {
    assertThat(TextForm.BOOLEAN.parse("true")).isTrue();
    assertThat(TextForm.BOOLEAN.parse("false")).isFalse();
    assertThatThrownBy(() -> TextForm.BOOLEAN.parse("TRUE"))
        .isInstanceOf(UndecodableException.class);
  }
}
