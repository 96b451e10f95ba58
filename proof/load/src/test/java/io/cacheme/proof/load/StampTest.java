package io.cacheme.proof.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StampTest {

  @Test
  void text_saysWhoseItIs_andWhichVersion() {
    String text = Stamp.text(42, 7, "secret", 100);

    assertThat(text).hasSize(100).contains("secret");
    assertThat(Stamp.of(text)).isEqualTo(new Stamp(42, 7, true));
  }

  @Test
  void text_thatWasChangedAnywhere_isDamaged() {
    String text = Stamp.text(42, 7, "secret", 60);

    for (int i = 0; i < text.length(); i++) {
      String changed =
          text.substring(0, i) + (char) (text.charAt(i) ^ 0x10) + text.substring(i + 1);
      assertThat(Stamp.of(changed).intact()).as(changed).isFalse();
    }
    assertThat(Stamp.of("").intact()).isFalse();
  }
}
