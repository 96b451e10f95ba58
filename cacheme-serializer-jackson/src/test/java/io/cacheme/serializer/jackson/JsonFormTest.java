package io.cacheme.serializer.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
