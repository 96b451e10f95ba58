package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class EnvelopeSerializerTest {

  /** Keeps strings, and knows no other type. */
  private static final class Plain extends EnvelopeSerializer {

    @Override
    protected <V> byte[] writeValue(V value, ValueType<V> type) {
      return value.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    @SuppressWarnings("unchecked")
    protected <V> V readValue(byte[] bytes, ValueType<V> type) {
      if (bytes.length == 0) {
        throw new IllegalStateException("nothing there");
      }
      return (V) new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private final Serializer serializer = new Plain();
  private final ValueType<String> type = ValueType.withoutCodec("String");

  @Test
  void encode_addsTheEnvelope() {
    byte[] bytes = serializer.encode(Entry.of("hi", 1, 2), type);
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("83a17401a16502a176c4026869");
    assertThat(serializer.decode(bytes, type)).isEqualTo(Entry.of("hi", 1, 2));
  }

  @Test
  void encode_absence_asksForNoValue() {
    Entry<String> entry = Entry.absent(1, 2);
    assertThat(serializer.decode(serializer.encode(entry, type), type)).isEqualTo(entry);
  }

  @Test
  void decode_whatReadValueThrows_isUndecodable() {
    byte[] bytes = serializer.encode(Entry.of("", 1, 2), type);
    assertThatThrownBy(() -> serializer.decode(bytes, type))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("reading a String failed with java.lang.IllegalStateException");
  }
}
