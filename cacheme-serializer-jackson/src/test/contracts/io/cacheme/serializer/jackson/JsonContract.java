package io.cacheme.serializer.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every serializer whose bytes are JSON must do: refuse other bytes, and read the others'. */
public abstract class JsonContract {

  private static final long SEED = 42;
  private static final int VALUES = Integer.getInteger("cacheme.codec.values", 1_000);

  /** The serializers to try. */
  protected abstract List<Serializer> all();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void assertRefused(String value, ValueType<?> type) {
    for (Serializer serializer : all()) {
      assertThatThrownBy(() -> serializer.decode(bytes("{\"t\":1,\"v\":" + value + "}"), type))
          .isInstanceOf(UndecodableException.class)
          .hasMessageNotContaining("cAnArY")
          .hasNoCause();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"cAnArY\"",
        "[\"cAnArY\"]",
        "null",
        "1",
        "{\"a\":\"cAnArY\"}",
        "{\"a\":[cAnArY]}",
        "{\"cAnArY\"",
        "{\"a\":[1]}",
        "{\"a\":[{\"cAnArY\":1}]}",
        "{\"a\":[\"cAnArY\\q\"]}"
      })
  void decode_anythingElse_isUndecodableWithoutItsText(String value) {
    assertRefused(value, SampleNode.TextsNode.TYPE);
  }

  @Test
  void decode_numbersOutOfRange_areUndecodable() {
    for (String number : List.of("2147483648", "1.5", "1e400", "\"1\"", "true", "-2147483649")) {
      assertRefused("{\"a\":" + number + ",\"b\":\"x\"}", SampleNode.OldNode.TYPE);
    }
    assertRefused("{\"a\":" + "9".repeat(2_000) + ",\"b\":\"x\"}", SampleNode.OldNode.TYPE);
    assertRefused("{\"a\":null,\"b\":\"x\"}", SampleNode.OldNode.TYPE);
  }

  @Test
  void decode_deepBytes_areUndecodable() {
    assertRefused("{\"next\":".repeat(100_000), SampleNode.ChainNode.TYPE);
    assertRefused("[".repeat(100_000), SampleNode.TextsNode.TYPE);
  }

  @Test
  void decode_deepUnknownField_isSkipped() {
    byte[] bytes = bytes("{\"x\":" + "[".repeat(900) + "]".repeat(900) + ",\"t\":1,\"a\":true}");
    for (Serializer serializer : all()) {
      assertThat(serializer.decode(bytes, SampleNode.TYPE)).isEqualTo(Entry.absent(1, Entry.NEVER));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "1",
        "{\"t\":1}",
        "{\"a\":true}",
        "{\"t\":1,\"a\":false}",
        "{\"t\":1,\"a\":\"true\"}",
        "{\"t\":\"1\",\"a\":true}",
        "{\"t\":1.5,\"a\":true}",
        "{\"t\":1,\"e\":null,\"a\":true}",
        "{\"t\":1,\"v\":null}",
        "{\"t\":1,\"a\":true,\"v\":{}}",
        "{\"t\":1,\"a\":true}{}",
        "{\"t\":1,\"a\":true"
      })
  void decode_whatIsNoEntry_isUndecodable(String text) {
    for (Serializer serializer : all()) {
      assertThatThrownBy(() -> serializer.decode(bytes(text), SampleNode.TextsNode.TYPE))
          .isInstanceOf(UndecodableException.class)
          .hasNoCause();
    }
  }

  @Test
  void decode_whatIsNoEntry_saysWhatIsWrong() {
    assertNoEntry("", "the bytes end within a value");
    assertNoEntry("1", "expected START_OBJECT, and found VALUE_NUMBER_INT");
    assertNoEntry("{\"t\":1}", "the entry has no value");
    assertNoEntry("{\"t\":1,\"a\":true,\"v\":{}}", "the entry marks absence and has a value");
    assertNoEntry("{\"t\":1,\"a\":true}{}", "something is left after the value");
  }

  private void assertNoEntry(String text, String what) {
    for (Serializer serializer : all()) {
      assertThatThrownBy(() -> serializer.decode(bytes(text), SampleNode.TextsNode.TYPE))
          .isInstanceOf(UndecodableException.class)
          .hasMessage(what);
    }
  }

  @Test
  void encode_loneSurrogates_comeBackOrAreNotWritten() {
    ValueType<Map<String, List<String>>> type = SampleNode.TextsNode.TYPE;
    Map<String, List<String>> noKey = new HashMap<>();
    noKey.put(null, List.of("cAnArY"));
    Entry<Map<String, List<String>>> asText = Entry.of(Map.of("a", List.of("cAnArY\uDC00")), 1, 2);
    for (Serializer serializer : all()) {
      for (Map<String, List<String>> map :
          List.of(
              noKey,
              Map.of("cAnArY\uD800", List.<String>of()),
              Map.of("cAnArY\uDFFF", List.<String>of()))) {
        assertThatThrownBy(() -> serializer.encode(Entry.of(map, 1, 2), type))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageNotContaining("cAnArY")
            .hasNoCause();
      }
      assertThat(serializer.decode(serializer.encode(asText, type), type)).isEqualTo(asText);
    }
  }

  @Test
  void jsonOfGeneratedCodecs_isReadAndTheOtherWayRound() {
    assertReadEachOther(new JsonSerializer(), VALUES);
  }

  @Test
  void jsonOfJackson2sDataBinding_isReadAndTheOtherWayRound() {
    assertReadEachOther(new JacksonJsonSerializer(), VALUES / 4);
  }

  private void assertReadEachOther(Serializer other, int values) {
    List<Serializer> others =
        all().stream().filter(one -> one.getClass() != other.getClass()).toList();
    for (int i = 0; i < values; i++) {
      Sample sample = new RandomSamples(SEED + i, false).sample(2);
      Entry<Sample> entry = Entry.of(sample, i, i + 1000);
      for (Serializer serializer : others) {
        assertThat(serializer.decode(other.encode(entry, SampleNode.TYPE), SampleNode.TYPE))
            .isEqualTo(entry);
        assertThat(other.decode(serializer.encode(entry, SampleNode.TYPE), SampleNode.TYPE))
            .isEqualTo(entry);
      }
    }
  }
}
