package io.cacheme.serializer.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.cacheme.codec.Entry;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.msgpack.jackson.dataformat.MessagePackMapper;
import org.msgpack.jackson.dataformat.TimestampExtensionModule;

/** Others read what we write, and we read what they write of it. */
final class InteropTest {

  private static final long SEED = 42;
  private static final int VALUES = 1_000;
  private static final ValueType<Sample> TYPE = SampleNode.TYPE;

  private final Serializer json = new JsonSerializer();
  private final Serializer msgPack = new MsgPackSerializer();

  /** As anyone would set it up, but for lone surrogates. */
  private final ObjectMapper plain =
      JsonMapper.builder()
          .addModules(new JavaTimeModule(), new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private static Entry<Sample> entry(int i, boolean loneSurrogates) {
    return Entry.of(new RandomSamples(SEED + i, loneSurrogates).sample(2), i, i + 1000);
  }

  private static Entry<Sample> entryWithoutInstantKeys(int i) {
    return Entry.of(new RandomSamples(SEED + i, false).withoutInstantKeys().sample(2), i, i + 1000);
  }

  private static Map<String, Object> envelope(Entry<Sample> entry) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("v", entry.value());
    envelope.put("later", Map.of("unknown", List.of(1)));
    envelope.put("t", entry.loadedAt());
    envelope.put("e", entry.expiresAt());
    return envelope;
  }

  @Test
  void objectMapper_readsOurJson() throws IOException {
    for (int i = 0; i < VALUES; i++) {
      Entry<Sample> entry = entry(i, true);
      JsonNode tree = plain.readTree(json.encode(entry, TYPE));
      assertThat(tree.get("t").longValue()).isEqualTo(entry.loadedAt());
      assertThat(plain.treeToValue(tree.get("v"), Sample.class)).isEqualTo(entry.value());
    }
  }

  @Test
  void weReadObjectMappersJson() throws IOException {
    for (int i = 0; i < VALUES; i++) {
      Entry<Sample> entry = entry(i, true);
      byte[] theirs = plain.writeValueAsBytes(envelope(entry));
      assertThat(json.decode(theirs, TYPE)).isEqualTo(entry);
    }
  }

  @Test
  void dataBindingAndGeneratedCodec_readEachOthersJson() {
    Serializer binding = new JacksonJsonSerializer();
    for (int i = 0; i < VALUES; i++) {
      Entry<Sample> entry = entry(i, false);
      assertThat(binding.decode(json.encode(entry, TYPE), TYPE)).isEqualTo(entry);
      assertThat(json.decode(binding.encode(entry, TYPE), TYPE)).isEqualTo(entry);
    }
  }

  @Test
  void dataBindingAndGeneratedCodec_readEachOthersMessagePack() {
    Serializer binding = new JacksonMsgPackSerializer();
    for (int i = 0; i < VALUES; i++) {
      Entry<Sample> plainer = entryWithoutInstantKeys(i);
      assertThat(binding.decode(msgPack.encode(plainer, TYPE), TYPE)).isEqualTo(plainer);
      Entry<Sample> entry = entry(i, false);
      assertThat(msgPack.decode(binding.encode(entry, TYPE), TYPE)).isEqualTo(entry);
    }
  }

  /** As anyone would set it up; decimal numbers lose their scale unless they are text. */
  private static MessagePackMapper theirs(Module... more) {
    return MessagePackMapper.builder()
        .addModules(new JavaTimeModule(), new Jdk8Module())
        .addModules(more)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID)
        .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .build()
        .handleBigIntegerAndBigDecimalAsString();
  }

  @Test
  void msgpackJackson_readsOurs() throws IOException {
    ObjectMapper mapper = theirs(TimestampExtensionModule.INSTANCE);
    for (int i = 0; i < VALUES; i++) {
      Entry<Sample> entry = entryWithoutInstantKeys(i);
      Envelope read = mapper.readValue(msgPack.encode(entry, TYPE), Envelope.class);
      assertThat(read).isEqualTo(new Envelope(entry.loadedAt(), entry.expiresAt(), entry.value()));
    }
  }

  @Test
  void weReadMsgpackJacksons_withAndWithoutItsTimestamps() throws IOException {
    for (ObjectMapper mapper : List.of(theirs(TimestampExtensionModule.INSTANCE), theirs())) {
      for (int i = 0; i < VALUES; i++) {
        Entry<Sample> entry = entry(i, false);
        byte[] bytes = mapper.writeValueAsBytes(envelope(entry));
        assertThat(msgPack.decode(bytes, TYPE)).isEqualTo(entry);
      }
    }
  }

  record Envelope(long t, long e, Sample v) {}

  @Test
  void json_isWhatThePageSays() {
    ValueType<Map<String, List<String>>> type = SampleNode.TextsNode.TYPE;
    byte[] bytes = json.encode(Entry.of(Map.of("a", List.of("é", "\uD800")), 1, 2), type);
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .isEqualTo("{\"t\":1,\"e\":2,\"v\":{\"a\":[\"é\",\"\\ud800\"]}}");
    assertThat(new String(json.encode(Entry.absent(1, 2), type), StandardCharsets.UTF_8))
        .isEqualTo("{\"t\":1,\"e\":2,\"a\":true}");
  }
}
