package io.cacheme.serializer.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.io.ContentReference;
import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import io.cacheme.codec.ValueWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** JSON as docs/format.md describes it, row by row: the stored bytes are a promise. */
final class JsonFormTest {

  private final Serializer json = new JsonSerializer();

  private <V> void assertStored(V value, ValueType<V> type, String text) {
    String entry = "{\"t\":1,\"v\":" + text + "}";
    byte[] bytes = json.encode(Entry.of(value, 1, Entry.NEVER), type);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(entry);
    assertThat(json.decode(bytes, type).value()).isEqualTo(value);
  }

  private <V> V read(String text, ValueType<V> type) {
    String entry = "{\"t\":1,\"v\":" + text + "}";
    return json.decode(entry.getBytes(StandardCharsets.UTF_8), type).value();
  }

  @Test
  void times_areText() {
    LocalDateTime time = LocalDateTime.of(2025, 11, 1, 12, 34, 56, 789_000_000);
    ZonedDateTime zoned = time.atZone(ZoneId.of("Europe/Berlin"));
    Times times =
        new Times(
            DayOfWeek.SATURDAY,
            zoned.toInstant(),
            Duration.ofMillis(1500),
            Period.of(1, 2, 3),
            time.toLocalDate(),
            time.toLocalTime(),
            time,
            zoned.toOffsetDateTime(),
            zoned.toOffsetDateTime().toOffsetTime(),
            zoned,
            ZoneId.of("Europe/Berlin"),
            ZoneOffset.ofHours(1),
            Year.of(2025),
            YearMonth.of(2025, 11),
            MonthDay.of(11, 1));
    assertStored(
        times,
        SampleNode.TimesNode.TYPE,
        "{\"dayOfWeek\":\"SATURDAY\""
            + ",\"instant\":\"2025-11-01T11:34:56.789Z\""
            + ",\"duration\":\"PT1.5S\""
            + ",\"period\":\"P1Y2M3D\""
            + ",\"localDate\":\"2025-11-01\""
            + ",\"localTime\":\"12:34:56.789\""
            + ",\"localDateTime\":\"2025-11-01T12:34:56.789\""
            + ",\"offsetDateTime\":\"2025-11-01T12:34:56.789+01:00\""
            + ",\"offsetTime\":\"12:34:56.789+01:00\""
            + ",\"zonedDateTime\":\"2025-11-01T12:34:56.789+01:00[Europe/Berlin]\""
            + ",\"zoneId\":\"Europe/Berlin\""
            + ",\"zoneOffset\":\"+01:00\""
            + ",\"year\":2025"
            + ",\"yearMonth\":\"2025-11\""
            + ",\"monthDay\":\"--11-01\"}");
  }

  private static Sample sample(Map<Integer, String> byNumber, Map<String, Long> byText) {
    return new Sample(
        true,
        (byte) -1,
        (short) 2,
        'c',
        3,
        4L,
        Float.NaN,
        Double.NEGATIVE_INFINITY,
        null,
        5,
        6L,
        1.5,
        '"',
        "h\u00E9",
        new byte[] {1},
        null,
        null,
        Sample.Color.RED,
        Optional.empty(),
        List.of("a"),
        byNumber,
        byText,
        Map.of(Sample.Color.RED, 0.25),
        null,
        null);
  }

  @Test
  void scalarsListsAndMaps_areAsThePageSays() {
    assertStored(
        sample(Map.of(-7, "x"), Map.of("k", 1L)),
        SampleNode.TYPE,
        "{\"flag\":true,\"tiny\":-1,\"small\":2,\"unit\":\"c\",\"number\":3,\"large\":4"
            + ",\"single\":\"NaN\",\"real\":\"-Infinity\",\"boxedFlag\":null,\"boxedNumber\":5"
            + ",\"boxedLarge\":6,\"boxedReal\":1.5,\"boxedUnit\":\"\\\"\",\"text\":\"h\u00E9\""
            + ",\"bytes\":\"AQ==\",\"at\":null,\"lasting\":null,\"color\":\"RED\",\"maybe\":null"
            + ",\"texts\":[\"a\"],\"byNumber\":{\"-7\":\"x\"},\"byText\":{\"k\":1}"
            + ",\"byColor\":{\"RED\":0.25},\"more\":null,\"children\":null}");
  }

  @Test
  void bigNumbers_areWrittenAsTextAndReadFromEither() {
    ValueType<SampleNode.Numbers> type = SampleNode.NumbersNode.TYPE;
    SampleNode.Numbers numbers =
        new SampleNode.Numbers(new BigDecimal("1.50"), new BigInteger("-7"));
    assertStored(numbers, type, "{\"price\":\"1.50\",\"count\":\"-7\"}");
    assertThat(read("{\"price\":1.50,\"count\":-7}", type)).isEqualTo(numbers);
    String most = "9".repeat(1_000);
    assertThat(read("{\"price\":1,\"count\":" + most + "}", type).count())
        .isEqualTo(new BigInteger(most));
    assertThatThrownBy(() -> read("{\"price\":1,\"count\":" + most + "9}", type))
        .isInstanceOf(UndecodableException.class);
  }

  @Test
  void sealed_tellsItsNameFirst() {
    ValueType<List<More.Shape>> type = SampleNode.ShapesNode.TYPE;
    assertStored(
        List.of(new More.Circle(1.5), new More.Group(List.of(new More.Nothing()), null)),
        type,
        "[{\"@type\":\"Circle\",\"radius\":1.5}"
            + ",{\"@type\":\"group\",\"parts\":[{\"@type\":\"Nothing\"}],\"frame\":null}]");
    assertThatThrownBy(() -> read("[{\"radius\":1.5,\"@type\":\"Circle\"}]", type))
        .isInstanceOf(UndecodableException.class);
  }

  @Test
  void textWithALoneSurrogate_isEscapedButForPrintableAscii() {
    assertStored(
        Map.of("k", List.of("\uDC00 ~\u007F\u001F\u00E9\"\\", "\uD83D\uD83D\uDE00")),
        SampleNode.TextsNode.TYPE,
        "{\"k\":[\"\\udc00 ~\\u007f\\u001f\\u00e9\\\"\\\\\",\"\\ud83d\\ud83d\\ude00\"]}");
  }

  @Test
  void asDeepAsMayBeWritten_isRead_andNotDeeper() {
    int chains = ValueWriter.MAX_DEPTH - 1; // the entry itself is a level
    assertThat(readChains(chains)).isEqualTo(SampleNode.Chain.of(chains));
    assertTooDeep(() -> readChains(chains + 1));
    int groups = (ValueWriter.MAX_DEPTH - 2) / 2; // each with a list of its parts
    assertThat(readGroups(groups)).hasSize(1);
    assertTooDeep(() -> readGroups(groups + 1));
  }

  private SampleNode.Chain readChains(int levels) {
    String chains = "{\"next\":".repeat(levels) + "null" + "}".repeat(levels);
    return read(chains, SampleNode.ChainNode.TYPE);
  }

  private List<More.Shape> readGroups(int levels) {
    String groups = "{\"@type\":\"group\",\"parts\":[".repeat(levels);
    return read(
        "[" + groups + "],\"frame\":null}".repeat(levels) + "]", SampleNode.ShapesNode.TYPE);
  }

  private static void assertTooDeep(ThrowingCallable reading) {
    assertThatThrownBy(reading)
        .isInstanceOf(UndecodableException.class)
        .hasMessage("the bytes nest deeper than 256 levels");
  }

  @Test
  void undecodable_tellsWhereItStumbled_ifThatIsKnown() {
    String what = "the bytes are not the JSON of the value, or they are cut";
    assertThat(JsonInput.undecodable(at(7))).hasMessage(what + ", at byte 7");
    assertThat(JsonInput.undecodable(at(0))).hasMessage(what + ", at byte 0");
    assertThat(JsonInput.undecodable(at(-1))).hasMessage(what);
    assertThat(JsonInput.undecodable(new JsonParseException(null, "x"))).hasMessage(what);
    assertThat(JsonInput.undecodable(new IOException("x"))).hasMessage(what);
  }

  private static IOException at(long place) {
    JsonLocation location = new JsonLocation(ContentReference.unknown(), place, -1, 1, 1);
    return new JsonParseException(null, "x", location);
  }

  /** What has ended counts no more for how deep the value nests. */
  @Test
  void moreBesideOneAnotherThanMayNest_areRead() {
    int many = ValueWriter.MAX_DEPTH + 1;
    Map<String, List<String>> texts = new HashMap<>();
    for (int i = 0; i < many; i++) {
      texts.put("k" + i, List.of());
    }
    assertReadAgain(texts, SampleNode.TextsNode.TYPE);
    assertReadAgain(
        Collections.<More.Shape>nCopies(many, new More.Circle(1)), SampleNode.ShapesNode.TYPE);
  }

  private <V> void assertReadAgain(V value, ValueType<V> type) {
    byte[] bytes = json.encode(Entry.of(value, 1, Entry.NEVER), type);
    assertThat(json.decode(bytes, type).value()).isEqualTo(value);
  }

  @Test
  void unknownComponents_areSkippedToADepthOf1000() {
    ValueType<SampleNode.Removed> type = SampleNode.RemovedNode.TYPE;
    String deep = "[".repeat(990) + "]".repeat(990);
    assertThat(read("{\"x\":" + deep + ",\"b\":\"y\"}", type))
        .isEqualTo(new SampleNode.Removed("y"));
    String deeper = "[".repeat(1_000) + "]".repeat(1_000);
    assertThatThrownBy(() -> read("{\"x\":" + deeper + ",\"b\":\"y\"}", type))
        .isInstanceOf(UndecodableException.class);
  }
}
