package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

/** Records as arrays, guarded by the shape of their type. */
final class CompactMsgPackTest {

  private static final long SEED = 31;
  private static final int VALUES = Integer.getInteger("cacheme.codec.values", 20_000);
  private static final int ROUNDS = Integer.getInteger("cacheme.codec.rounds", 20);

  private final Serializer serializer = new CompactMsgPackSerializer();

  private static <V> ValueType<V> shaped(ValueType<V> type, long fingerprint) {
    return type.withFingerprint(fingerprint);
  }

  private static final ValueType<Everything> TYPE = shaped(Everything.TYPE, -5);

  @Test
  void decode_randomValues_areEqual() {
    for (int i = 0; i < VALUES; i++) {
      Entry<Everything> entry = new RandomValues(SEED + i).entry();
      byte[] bytes = serializer.encode(entry, TYPE);
      assertThat(serializer.decode(bytes, TYPE)).as("seed %d", SEED + i).isEqualTo(entry);
    }
  }

  @Test
  void encode_isTheNamedFormWithoutNames() throws IOException {
    byte[] bytes = serializer.encode(Entry.of(Nested.of(2), 1, 2), shaped(Nested.TYPE, 7));
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("84a17401a16502a16607a1769191c0");
    byte[] user = serializer.encode(Entry.of(UserView.sample(), 1, 2), shaped(UserView.TYPE, 7));
    assertThat(user.length)
        .isLessThan(
            new MsgPackSerializer().encode(Entry.of(UserView.sample(), 1, 2), UserView.TYPE).length
                - 50);
    try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(user)) {
      assertThat(unpacker.unpackValue().asMapValue().size()).isEqualTo(4);
      assertThat(unpacker.hasNext()).isFalse();
    }
  }

  @Test
  void encode_absence_tellsNoShape() {
    Entry<Nested> entry = Entry.absent(1, 2);
    byte[] bytes = serializer.encode(entry, shaped(Nested.TYPE, 7));
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("83a17401a16502a161c3");
    assertThat(serializer.decode(bytes, shaped(Nested.TYPE, 8))).isEqualTo(entry);
  }

  @Test
  void decode_otherShape_isUndecodable() {
    byte[] bytes = serializer.encode(Entry.of(Nested.of(2), 1, 2), shaped(Nested.TYPE, 7));
    assertThatThrownBy(() -> serializer.decode(bytes, shaped(Nested.TYPE, 8)))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("another shape");
  }

  @Test
  void decode_withoutShapeOrWithNames_isUndecodable() {
    ValueType<Nested> type = shaped(Nested.TYPE, 7);
    byte[] named = new MsgPackSerializer().encode(Entry.of(Nested.of(2), 1, 2), type);
    byte[] compact = serializer.encode(Entry.of(Nested.of(2), 1, 2), type);
    assertThatThrownBy(() -> serializer.decode(named, type))
        .isInstanceOf(UndecodableException.class);
    assertThatThrownBy(() -> new MsgPackSerializer().decode(compact, type))
        .isInstanceOf(UndecodableException.class);
    byte[] unguarded = HexFormat.of().parseHex("82a17401a1769191c0");
    assertThatThrownBy(() -> serializer.decode(unguarded, type))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("shape");
  }

  @Test
  void decode_otherNumberOfComponents_isUndecodable() {
    for (String record : List.of("90", "92c0c0", "81a5696e6e6572c0")) {
      byte[] bytes = HexFormat.of().parseHex("83a17401a16607a176" + record);
      assertThatThrownBy(() -> serializer.decode(bytes, shaped(Nested.TYPE, 7)))
          .isInstanceOf(UndecodableException.class);
    }
  }

  @Test
  void decode_cutOrFlipped_isAValueOrUndecodable() {
    for (int i = 0; i < ROUNDS / 2; i++) {
      Entry<Everything> entry = Entry.of(new RandomValues(SEED + i).everything(2), 5, 6);
      byte[] bytes = serializer.encode(entry, TYPE);
      for (int at = 0; at < Math.min(bytes.length, 2_000); at++) {
        byte[] cut = Arrays.copyOf(bytes, at);
        assertThatThrownBy(() -> serializer.decode(cut, TYPE))
            .isInstanceOf(UndecodableException.class);
        for (int bit = 0; bit < 8; bit++) {
          bytes[at] ^= (byte) (1 << bit);
          try {
            serializer.decode(bytes, TYPE);
          } catch (UndecodableException e) {
            assertThat(e.getMessage()).doesNotContain("failed with");
          }
          bytes[at] ^= (byte) (1 << bit);
        }
      }
    }
  }

  @Test
  void encode_typeOfUnknownShape_fails() {
    assertThatThrownBy(() -> serializer.encode(Entry.of(Nested.of(1), 1, 2), Nested.TYPE))
        .isInstanceOf(IllegalStateException.class);
  }
}
