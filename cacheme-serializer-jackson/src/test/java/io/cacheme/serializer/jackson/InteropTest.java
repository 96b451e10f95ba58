package io.cacheme.serializer.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.cacheme.codec.Entry;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.msgpack.jackson.dataformat.MessagePackMapper;
import org.msgpack.jackson.dataformat.TimestampExtensionModule;

/** Others read what we write, and we read what they write of it. */
final class InteropTest {

  private static final long SEED = 42;
  private static final int VALUES = Integer.getInteger("cacheme.codec.values", 1_000);
  private static final ValueType<Sample> TYPE = SampleNode.TYPE;

  private final Serializer json = new JsonSerializer();
  private final Serializer msgPack = new MsgPackSerializer();

  /** As docs/format.md says. */
  private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B reading(B builder) {
    return builder
        .addModules(new JavaTimeModule(), new Jdk8Module())
        .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
  }

  /** As docs/format.md says. */
  private static <M extends ObjectMapper, B extends MapperBuilder<M, B>> B writing(B builder) {
    return reading(builder)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .enable(SerializationFeature.WRITE_DATES_WITH_ZONE_ID);
  }

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
    ObjectMapper plain = reading(JsonMapper.builder()).build();
    for (int i = 0; i < VALUES; i++) {
      Entry<Sample> entry = entry(i, true);
      JsonNode tree = plain.readTree(json.encode(entry, TYPE));
      assertThat(tree.get("t").longValue()).isEqualTo(entry.loadedAt());
      assertThat(plain.treeToValue(tree.get("v"), Sample.class)).isEqualTo(entry.value());
    }
  }

  @Test
  void weReadObjectMappersJson() throws IOException {
    ObjectMapper plain =
        writing(JsonMapper.builder()).enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    for (int i = 0; i < VALUES; i++) {
      Entry<Sample> entry = entry(i, true);
      byte[] theirs = plain.writeValueAsBytes(envelope(entry));
      assertThat(json.decode(theirs, TYPE)).isEqualTo(entry);
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

  @Test
  void msgpackJackson_readsOurs() throws IOException {
    ObjectMapper mapper =
        reading(MessagePackMapper.builder()).addModule(TimestampExtensionModule.INSTANCE).build();
    for (int i = 0; i < VALUES; i++) {
      Entry<Sample> entry = entryWithoutInstantKeys(i);
      Envelope read = mapper.readValue(msgPack.encode(entry, TYPE), Envelope.class);
      assertThat(read).isEqualTo(new Envelope(entry.loadedAt(), entry.expiresAt(), entry.value()));
    }
  }

  @Test
  void weReadMsgpackJacksons_withAndWithoutItsTimestamps() throws IOException {
    MessagePackMapper text = writing(MessagePackMapper.builder()).build();
    MessagePackMapper timestamps =
        writing(MessagePackMapper.builder()).addModule(TimestampExtensionModule.INSTANCE).build();
    for (MessagePackMapper mapper : List.of(text, timestamps)) {
      mapper.handleBigIntegerAndBigDecimalAsString();
      for (int i = 0; i < VALUES; i++) {
        Entry<Sample> entry = entry(i, false);
        byte[] bytes = mapper.writeValueAsBytes(envelope(entry));
        assertThat(msgPack.decode(bytes, TYPE)).isEqualTo(entry);
      }
    }
  }

  record Envelope(long t, long e, Sample v) {}

  private <V> V readOf(ObjectMapper theirs, Object value, ValueType<V> type) throws IOException {
    return msgPack.decode(theirs.writeValueAsBytes(Map.of("t", 1, "v", value)), type).value();
  }

  @Test
  void msgpackJacksonsNumbers_areReadButForTheirScale() throws IOException {
    ObjectMapper theirs = new MessagePackMapper();
    for (String price : List.of("0.1", "1.50", "-7", "1E+3", "123456.789", "1E-7", "0.00")) {
      SampleNode.Numbers value =
          new SampleNode.Numbers(new BigDecimal(price), new BigInteger("18446744073709551615"));
      SampleNode.Numbers read = readOf(theirs, value, SampleNode.NumbersNode.TYPE);
      assertThat(read.price()).isEqualByComparingTo(value.price());
      assertThat(read.count()).isEqualTo(value.count());
    }
  }

  private static Map<String, Object> times(Object one) {
    Map<String, Object> times = new LinkedHashMap<>();
    for (RecordComponent component : Times.class.getRecordComponents()) {
      times.put(component.getName(), component.getType().isInstance(one) ? one : null);
    }
    return times;
  }

  @Test
  void msgpackJacksonsTimesAsNumbersAndArrays_areUndecodable() throws IOException {
    ObjectMapper byDefault = reading(MessagePackMapper.builder()).build();
    ObjectMapper asText = writing(MessagePackMapper.builder()).build();
    ValueType<Times> type = SampleNode.TimesNode.TYPE;
    LocalDateTime noon = LocalDateTime.of(2025, 11, 1, 12, 0, 0, 500_000_000);
    ZonedDateTime zoned = noon.atZone(ZoneOffset.UTC);
    for (Object time :
        List.of(
            zoned.toInstant(),
            Duration.ofMillis(1500),
            noon.toLocalDate(),
            noon.toLocalTime(),
            noon,
            zoned.toOffsetDateTime(),
            zoned,
            YearMonth.of(2025, 11))) {
      assertThat(readOf(asText, times(time), type).toString()).contains(time.toString());
      assertThatThrownBy(() -> readOf(byDefault, times(time), type))
          .isInstanceOf(UndecodableException.class);
    }
  }

  @Test
  void msgpackJackson_readsNoInstantAsAKey() {
    ObjectMapper theirs =
        reading(MessagePackMapper.builder()).addModule(TimestampExtensionModule.INSTANCE).build();
    byte[] ours = HexFormat.of().parseHex("81d6ff00000000c0"); // a map whose key is a timestamp
    assertThatThrownBy(() -> theirs.readValue(ours, new TypeReference<Map<Instant, String>>() {}))
        .isInstanceOf(IOException.class);
  }

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
