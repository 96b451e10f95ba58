package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void decode_nilForTheBytes_isUndecodable() {
    assertThatThrownBy(() -> serializer.decode(bytes("82a17401a176c0"), type))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("expected the bytes of a value, and found nil");
  }

  /** Whose values are MessagePack: those bytes, whatever the value is. */
  private record Encoded(String hex) {

    Serializer serializer() {
      return new EnvelopeSerializer(true) {

        @Override
        protected <V> byte[] writeValue(V value, ValueType<V> type) {
          return bytes(hex);
        }

        @Override
        @SuppressWarnings("unchecked")
        protected <V> V readValue(byte[] bytes, ValueType<V> type) {
          return (V) HexFormat.of().formatHex(bytes);
        }
      };
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a26869", "c0", "90", "80", "9201920203", "82a16192c0c3a162810102", "c403010203"})
  void encode_messagePack_isKeptAsItIs(String value) {
    Serializer encoded = new Encoded(value).serializer();
    byte[] bytes = encoded.encode(Entry.of("any", 1, 2), type);
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("83a17401a16502a176" + value);
    assertThat(encoded.decode(bytes, type).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "c1", "a268", "0101", "92c0", "81c0"})
  void encode_whatIsNotOneValueOfMessagePack_isRefused(String value) {
    Serializer encoded = new Encoded(value).serializer();
    assertThatThrownBy(() -> encoded.encode(Entry.of("any", 1, 2), type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("what was written of a String cannot be read again: ");
  }

  @Test
  void encode_asManyLevelsAsCanBeRead_isKept() {
    int most = ValueWriter.MAX_DEPTH - 1; // one is the entry's
    Serializer deep = new Encoded("91".repeat(most) + "c0").serializer();
    assertThat(deep.decode(deep.encode(Entry.of("any", 1, 2), type), type).value())
        .isEqualTo("91".repeat(most) + "c0");
    Serializer deeper = new Encoded("91".repeat(most + 1) + "c0").serializer();
    assertThatThrownBy(() -> deeper.encode(Entry.of("any", 1, 2), type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("deeper than 256");
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
