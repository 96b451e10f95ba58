package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.TypeName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Every type that has a codec. */
@CacheNode(version = "auto", key = "types", caches = @Cache(storage = "my-redis", ttl = "1h"))
record Types() implements Node<Types.All> {

  record All(
      Primitives primitives,
      Boxes boxes,
      Texts texts,
      Numbers numbers,
      Times times,
      Zones zones,
      Arrays arrays,
      Collections<String, Pair<Long, Plan>> collections,
      Keys keys,
      Maybes maybes,
      List<Shape> shapes) {}

  sealed interface Shape {}

  record Circle(double radius) implements Shape {}

  @TypeName("several")
  record Group(Shape first, List<Circle> circles) implements Shape {}

  enum Plan {
    FREE,
    TEAM
  }

  record Pair<A, B>(A left, B right) {}

  record Primitives(
      boolean a, byte b, short c, char d, int e, long f, float g, double h) {}

  record Boxes(
      Boolean a, Byte b, Short c, Character d, Integer e, Long f, Float g, Double h) {}

  record Texts(String text, Plan plan, UUID uuid, URI uri) {}

  record Numbers(BigInteger integer, BigDecimal decimal, Year year) {}

  record Times(
      Instant instant,
      Duration duration,
      Period period,
      LocalDate date,
      LocalTime time,
      LocalDateTime dateTime,
      YearMonth month,
      MonthDay day,
      DayOfWeek dayOfWeek,
      Month monthOfYear) {}

  record Zones(
      OffsetDateTime offsetDateTime,
      OffsetTime offsetTime,
      ZonedDateTime zonedDateTime,
      ZoneId zone,
      ZoneOffset offset) {}

  record Arrays(
      byte[] bytes,
      char[] chars,
      boolean[] booleans,
      short[] shorts,
      int[] ints,
      long[] longs,
      float[] floats,
      double[] doubles,
      String[] strings,
      Integer[] boxes,
      int[][] table,
      Pair<String, Integer>[] pairs,
      List<String>[][] lists) {}

  record Collections<T, U>(
      List<T> list,
      Set<U> set,
      Collection<T> collection,
      List<List<T>> lists,
      List<byte[]> blobs,
      Map<String, Map<String, U>> maps) {}

  record Keys(
      Map<Integer, String> byInteger,
      Map<Long, String> byLong,
      Map<Character, Boolean> byCharacter,
      Map<Plan, String> byPlan,
      Map<UUID, String> byUuid,
      Map<LocalDate, String> byDate,
      Map<BigDecimal, String> byDecimal,
      Map<BigInteger, String> byBigInteger,
      Map<DayOfWeek, String> byDay,
      Map<Year, String> byYear) {}

  record Maybes(
      Optional<String> text,
      Optional<List<String>> list,
      Optional<UUID> uuid,
      OptionalInt integer,
      OptionalLong number,
      OptionalDouble real) {}
}
