package io.cacheme.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.Value;

/** Others' tools read our bytes, and we read theirs. */
final class MsgPackInteropTest {

  private static final long SEED = 99;
  private final Serializer serializer = new MsgPackSerializer();

  @Test
  void msgpackCore_readsOurs_andWeReadWhatItWritesOfIt() throws IOException {
    for (int i = 0; i < 3_000; i++) {
      Entry<Everything> entry = new RandomValues(SEED + i).entry();
      byte[] ours = serializer.encode(entry, Everything.TYPE);
      MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
      try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(ours)) {
        Value value = unpacker.unpackValue();
        assertThat(unpacker.hasNext()).isFalse();
        packer.packValue(value);
      }
      assertThat(serializer.decode(packer.toByteArray(), Everything.TYPE)).isEqualTo(entry);
    }
  }

  @Test
  void msgpackCore_seesTheFields() throws IOException {
    byte[] ours = serializer.encode(Entry.of(UserView.sample(), 1, 2), UserView.TYPE);
    Map<String, Value> entry = new LinkedHashMap<>();
    try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(ours)) {
      unpacker.unpackValue().asMapValue().map().forEach((k, v) -> entry.put(k.toString(), v));
    }
    assertThat(entry.get("t").asIntegerValue().asLong()).isEqualTo(1);
    assertThat(entry.get("v").toJson())
        .startsWith(
            "{\"id\":42,\"name\":\"Ada Lovelace\",\"email\":\"ada@example.org\",\"age\":36,")
        .endsWith("\"counters\":{\"logins\":1234,\"orders\":17,\"returns\":2}}");
  }

  @Test
  void we_readWhatMsgpackCorePacks() throws IOException {
    UserView user = UserView.sample();
    MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
    packer.packMapHeader(2).packString("v").packMapHeader(10);
    packer.packString("counters").packMapHeader(3);
    packer.packString("logins").packLong(1234);
    packer.packString("orders").packLong(17);
    packer.packString("returns").packLong(2);
    packer.packString("tags").packArrayHeader(3);
    packer.packString("admin").packString("beta").packString("newsletter");
    packer.packString("createdAt").packTimestamp(user.createdAt());
    packer.packString("plan").packString("TEAM");
    packer.packString("score").packFloat(99.5f);
    packer.packString("active").packBoolean(true);
    packer.packString("age").packInt(36);
    packer.packString("email").packString(user.email());
    packer.packString("name").packString(user.name());
    packer.packString("id").packLong(42);
    packer.packString("t").packLong(7);
    assertThat(serializer.decode(packer.toByteArray(), UserView.TYPE))
        .isEqualTo(Entry.of(user, 7, Entry.NEVER));
  }

  @Test
  void texts_withoutLoneSurrogates_arePlainUtf8() throws CharacterCodingException, IOException {
    for (int i = 0; i < 3_000; i++) {
      String text = new RandomValues(SEED + i).text().replaceAll("\\p{Cs}", "");
      try (MessageUnpacker unpacker =
          MessagePack.newDefaultUnpacker(MsgPackWriter.encodeString(text))) {
        assertThat(unpacker.unpackString()).isEqualTo(text);
      }
    }
  }
}
