package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TagsTest {

  private final Tags tags = Tags.of("Card", "Voucher");

  private int indexOfBytes(String name) {
    byte[] buffer = (" " + name + "!").getBytes(StandardCharsets.UTF_8);
    return tags.indexOf(buffer, 1, buffer.length - 2);
  }

  @Test
  void name_hasItsPlace() {
    assertThat(tags.indexOf("Card")).isEqualTo(0);
    assertThat(tags.indexOf("Voucher")).isEqualTo(1);
    assertThat(indexOfBytes("Card")).isEqualTo(0);
    assertThat(indexOfBytes("Voucher")).isEqualTo(1);
  }

  @Test
  void otherName_isUndecodable() {
    assertThatThrownBy(() -> tags.indexOf("Cash"))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("the bytes name a record that the interface does not permit");
    assertThatThrownBy(() -> indexOfBytes("Cash")).isInstanceOf(UndecodableException.class);
  }
}
