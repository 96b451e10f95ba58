package io.cacheme.corpus;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.TypeName;
import io.cacheme.codec.ValueType;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The values that the corpus stands for. A record here is never changed: others come beside it. */
public final class Kinds {

  private Kinds() {}

  @CacheNode(key = "numbers:{id}", caches = @Cache(storage = "my-redis", ttl = "1h"))
  public record NumbersNode(int id) implements Node<Numbers> {

    public static final ValueType<Numbers> TYPE = Kinds_NumbersNodes.SPEC.valueType();
  }

  public record Numbers(
      boolean flag,
      byte tiny,
      short small,
      int number,
      long large,
      float single,
      double real,
      Integer boxed,
      @Nullable Long nothing,
      BigInteger count,
      BigInteger huge,
      BigDecimal price)
      implements Serializable {

    public static Numbers sample() {
      return new Numbers(
          true,
          (byte) -128,
          (short) 30_000,
          -70_000,
          Long.MAX_VALUE,
          0.1f,
          -1e300,
          127,
          null,
          new BigInteger("18446744073709551615"),
          new BigInteger("-123456789012345678901234567890"),
          new BigDecimal("1.50"));
    }
  }

  @CacheNode(key = "texts:{id}", caches = @Cache(storage = "my-redis", ttl = "1h"))
  public record TextsNode(int id) implements Node<Texts> {

    public static final ValueType<Texts> TYPE = Kinds_TextsNodes.SPEC.valueType();
  }

  public enum Color {
    RED,
    GREEN
  }

  @SuppressWarnings("ArrayRecordComponent")
  public record Texts(
      String ascii,
      String more,
      String empty,
      char unit,
      Color color,
      UUID id,
      URI link,
      byte[] bytes,
      char[] units)
      implements Serializable {

    public static Texts sample() {
      return new Texts(
          "plain \"quoted\" \\ text",
          "z\u00fc\u20ac\ud83d\ude00\n\t\u0001",
          "",
          '\u00e9',
          Color.GREEN,
          UUID.fromString("4d3f0a52-6c1b-4a7e-9a55-0d1f2e3c4b5a"),
          URI.create("https://example.com/a?b=c"),
          new byte[] {0, 1, -1, 127},
          new char[] {'a', '\u20ac'});
    }

    private Object[] parts() {
      return new Object[] {ascii, more, empty, unit, color, id, link, bytes, units};
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Texts that && Arrays.deepEquals(parts(), that.parts());
    }

    @Override
    public int hashCode() {
      return Arrays.deepHashCode(parts());
    }
  }

  @CacheNode(key = "times:{id}", caches = @Cache(storage = "my-redis", ttl = "1h"))
  public record TimesNode(int id) implements Node<Times> {

    public static final ValueType<Times> TYPE = Kinds_TimesNodes.SPEC.valueType();
  }

  public record Times(
      DayOfWeek dayOfWeek,
      Instant second,
      Instant nano,
      Instant ancient,
      Duration duration,
      Period period,
      LocalDate localDate,
      LocalTime localTime,
      LocalDateTime localDateTime,
      OffsetDateTime offsetDateTime,
      OffsetTime offsetTime,
      ZonedDateTime zonedDateTime,
      ZoneId zoneId,
      ZoneOffset zoneOffset,
      Year year,
      YearMonth yearMonth,
      MonthDay monthDay)
      implements Serializable {

    public static Times sample() {
      LocalDateTime at = LocalDateTime.of(2025, 11, 1, 12, 34, 56, 789_000_000);
      return new Times(
          DayOfWeek.SATURDAY,
          Instant.ofEpochSecond(1_761_998_096L),
          Instant.ofEpochSecond(1_761_998_096L, 789_000_001),
          Instant.parse("-0044-03-15T12:00:00Z"),
          Duration.ofMillis(1_500),
          Period.of(1, 2, 3),
          at.toLocalDate(),
          at.toLocalTime(),
          at,
          at.atOffset(ZoneOffset.ofHours(1)),
          at.toLocalTime().atOffset(ZoneOffset.ofHours(1)),
          at.atZone(ZoneId.of("Europe/Berlin")),
          ZoneId.of("Europe/Berlin"),
          ZoneOffset.ofHours(1),
          Year.of(2025),
          YearMonth.of(2025, 11),
          MonthDay.of(11, 1));
    }
  }

  @CacheNode(key = "many:{id}", caches = @Cache(storage = "my-redis", ttl = "1h"))
  public record ManyNode(int id) implements Node<Many> {

    public static final ValueType<Many> TYPE = Kinds_ManyNodes.SPEC.valueType();
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Circle.class, name = "Circle"),
    @JsonSubTypes.Type(value = Pair.class, name = "pair")
  })
  public sealed interface Shape {}

  public record Circle(double radius) implements Shape {}

  @TypeName("pair")
  public record Pair(Shape left, @Nullable Shape right) implements Shape {}

  @SuppressWarnings("ArrayRecordComponent")
  public record Many(
      List<@Nullable String> texts,
      Set<Integer> numbers,
      Collection<Long> more,
      Map<String, List<Integer>> byText,
      Map<Integer, Boolean> byNumber,
      Map<Color, Double> byColor,
      Optional<String> some,
      Optional<String> none,
      OptionalInt maybe,
      int[] ints,
      String[][] table,
      List<Shape> shapes,
      @Nullable Many nested) {

    public static Many sample() {
      return sample(sample(null));
    }

    private static Many sample(@Nullable Many nested) {
      return new Many(
          Arrays.asList("a", null, ""),
          Set.of(7),
          List.of(1L, -1L),
          Map.of("a", List.of(1, 2)),
          Map.of(-5, true),
          Map.of(Color.RED, 0.5),
          Optional.of("x"),
          Optional.empty(),
          OptionalInt.of(3),
          new int[] {1, 1_000_000},
          new String[][] {{"a"}, {}, {"b", "c"}},
          List.of(new Circle(1.5), new Pair(new Circle(0), null)),
          nested);
    }

    private Object[] parts() {
      return new @Nullable Object[] {
        texts, numbers, more, byText, byNumber, byColor, some, none, maybe, ints, table, shapes,
        nested
      };
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Many that && Arrays.deepEquals(parts(), that.parts());
    }

    @Override
    public int hashCode() {
      return Arrays.deepHashCode(parts());
    }
  }

  @CacheNode(
      version = "v1",
      key = "shelf:{tenant}:{name}",
      groups = "tenant:{tenant}",
      caches = @Cache(storage = "my-redis", ttl = "1h"))
  public record Shelf(long tenant, @Nullable String name) implements Node<String> {}

  @CacheNode(version = "v1", key = "box:{id}", caches = @Cache(storage = "my-redis", ttl = "1h"))
  public record Box(int id) implements Node<String> {}

  @CacheNode(
      version = "v1",
      key = "quote:{symbol}",
      dumpable = true,
      caches = @Cache(storage = "local", ttl = "1h"))
  public record Quote(String symbol) implements Node<Numbers> {}
}
