package io.cacheme.serializer.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.msgpack.jackson.dataformat.MessagePackMapper;

/** What bytes may ask for, what mappers may, and what messages tell of either. */
final class BoundsTest extends JsonContract {

  private final Serializer json = new JsonSerializer();
  private final Serializer binding = new JacksonJsonSerializer();
  private final Serializer msgPack = new JacksonMsgPackSerializer();

  @Override
  protected List<Serializer> all() {
    return List.of(json, binding);
  }

  private static <V> ValueType<V> type(Class<V> raw) {
    return ValueType.<V>withoutCodec(raw.getSimpleName()).declaredAs(raw);
  }

  @Test
  void decode_deepMessagePack_isUndecodable() {
    byte[] deep = HexFormat.of().parseHex("82a17401a176" + "91".repeat(100_000) + "c0");
    for (ValueType<?> type : List.of(SampleNode.ChainNode.TYPE, SampleNode.TextsNode.TYPE)) {
      assertThatThrownBy(() -> msgPack.decode(deep, type)).isInstanceOf(UndecodableException.class);
    }
  }

  @Test
  void decode_integersOfMessagePackThatDoNotFit_areUndecodable() {
    String most = "cfffffffffffffffff";
    assertUnread(most, long.class);
    assertUnread(most, int.class);
    assertUnread("cf0000000100000000", int.class);
    assertUnread("d2ffff7fff", short.class);
    assertUnread("cd8000", short.class);
    assertUnread("d1ff7f", byte.class);
    assertUnread("ccff", byte.class);
  }

  private void assertUnread(String integer, Class<?> as) {
    byte[] bytes = HexFormat.of().parseHex("82a17401a176" + integer);
    assertThatThrownBy(() -> msgPack.decode(bytes, type(as)))
        .as("%s as %s", integer, as)
        .isInstanceOf(UndecodableException.class)
        .hasNoCause();
  }

  @Test
  void decode_sizesThatMessagePackClaims_takeNothing() {
    for (String claim :
        List.of("c67ffffff0", "db7ffffff0", "dd7ffffff0", "df7ffffff0", "c97ffffff0ff")) {
      byte[] bytes = HexFormat.of().parseHex("82a17401a176" + claim + "00000000");
      assertThatThrownBy(() -> msgPack.decode(bytes, type(byte[].class)))
          .isInstanceOf(UndecodableException.class);
    }
  }

  private static final Serializer OWN_JSON = new JacksonJsonSerializer(new ObjectMapper());
  private static final Serializer OWN_MSG_PACK =
      new JacksonMsgPackSerializer(new MessagePackMapper());

  @Test
  void encode_loneSurrogatesThatWouldNotComeBack_fails() {
    Map<String, List<String>> asKey = Map.of("cAnArY\uD800", List.of());
    for (Serializer serializer : List.of(binding, msgPack, OWN_JSON, OWN_MSG_PACK)) {
      assertUnwritten(serializer, asKey, SampleNode.TextsNode.TYPE);
    }
    Map<String, List<String>> asText = Map.of("a", List.of("cAnArY\uDC00"));
    for (Serializer serializer : List.of(msgPack, OWN_MSG_PACK)) {
      assertUnwritten(serializer, asText, SampleNode.TextsNode.TYPE);
      assertUnwritten(serializer, "cAnArY\uD800", type(String.class));
      assertUnwritten(serializer, '\uD800', type(Character.class));
      assertUnwritten(serializer, "cAnArY\uD800".toCharArray(), type(char[].class));
    }
    for (Serializer serializer : List.of(binding, OWN_JSON, json)) {
      Entry<Map<String, List<String>>> entry = Entry.of(asText, 1, 2);
      byte[] bytes = serializer.encode(entry, SampleNode.TextsNode.TYPE);
      assertThat(serializer.decode(bytes, SampleNode.TextsNode.TYPE)).isEqualTo(entry);
    }
  }

  private static <V> void assertUnwritten(Serializer serializer, V value, ValueType<V> type) {
    assertThatThrownBy(() -> serializer.encode(Entry.of(value, 1, 2), type))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("cAnArY")
        .hasNoCause();
  }

  @Test
  void mapper_withDefaultTyping_isRefused() {
    BasicPolymorphicTypeValidator some =
        BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build();
    ObjectMapper typing = JsonMapper.builder().activateDefaultTyping(some).build();
    ObjectMapper packed = MessagePackMapper.builder().activateDefaultTyping(some).build();
    assertThatThrownBy(() -> new JacksonJsonSerializer(typing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("default typing");
    assertThatThrownBy(() -> new JacksonMsgPackSerializer(packed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("default typing");
  }

  @Test
  void mapper_changedLater_changesNothing() {
    ObjectMapper mapper = new ObjectMapper();
    Serializer serializer = new JacksonJsonSerializer(mapper);
    mapper.activateDefaultTyping(
        BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build());
    byte[] bytes =
        serializer.encode(Entry.of(new SampleNode.Old(1, "x"), 1, 2), SampleNode.OldNode.TYPE);
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .isEqualTo("{\"t\":1,\"e\":2,\"v\":{\"a\":1,\"b\":\"x\"}}");
  }

  @Test
  void mapper_ofAnotherFormat_isRefused() {
    assertThatThrownBy(() -> new JacksonJsonSerializer(new MessagePackMapper()))
        .hasMessage("the mapper is for msgpack, and not for JSON");
    assertThatThrownBy(() -> new JacksonMsgPackSerializer(new ObjectMapper()))
        .hasMessage("the mapper is for JSON, and not for msgpack");
  }
}
