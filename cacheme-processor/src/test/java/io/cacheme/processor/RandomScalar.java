package io.cacheme.processor;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Random values of the JDK's types, with their smallest, largest and oddest ones. */
final class RandomScalar {

  private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream().sorted().toList();

  private final Random random;
  private final Map<Class<?>, Supplier<Object>> makers = new HashMap<>();

  RandomScalar(Random random) {
    this.random = random;
    primitive(boolean.class, Boolean.class, random::nextBoolean);
    primitive(byte.class, Byte.class, () -> (byte) integer());
    primitive(short.class, Short.class, () -> (short) integer());
    primitive(char.class, Character.class, () -> (char) integer());
    primitive(int.class, Integer.class, () -> (int) integer());
    primitive(long.class, Long.class, this::integer);
    primitive(float.class, Float.class, () -> (float) real());
    primitive(double.class, Double.class, this::real);
    makers.put(String.class, this::text);
    makers.put(UUID.class, () -> new UUID(integer(), integer()));
    makers.put(URI.class, () -> URI.create("https://e.org/" + random.nextInt(99) + "?a=%20ä#x"));
    makers.put(BigInteger.class, this::bigInteger);
    makers.put(BigDecimal.class, () -> new BigDecimal(bigInteger(), scale()));
    makers.put(Year.class, () -> Year.of(year()));
    makers.put(
        OptionalInt.class,
        () -> random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of((int) integer()));
    makers.put(
        OptionalLong.class,
        () -> random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(integer()));
    makers.put(
        OptionalDouble.class,
        () -> random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(real()));
    times();
  }

  private void times() {
    makers.put(Instant.class, () -> dateTime().toInstant(ZoneOffset.UTC));
    makers.put(
        Duration.class, () -> Duration.ofSeconds(integer() / 2, random.nextInt(1_000_000_000)));
    makers.put(Period.class, () -> Period.of((int) integer(), (int) integer(), (int) integer()));
    makers.put(LocalDate.class, () -> dateTime().toLocalDate());
    makers.put(LocalTime.class, this::time);
    makers.put(LocalDateTime.class, this::dateTime);
    makers.put(YearMonth.class, () -> YearMonth.from(dateTime()));
    makers.put(MonthDay.class, () -> MonthDay.from(dateTime()));
    makers.put(OffsetDateTime.class, () -> dateTime().atOffset(offset()));
    makers.put(OffsetTime.class, () -> time().atOffset(offset()));
    makers.put(ZonedDateTime.class, this::zonedDateTime);
    makers.put(ZoneId.class, this::zone);
    makers.put(ZoneOffset.class, this::offset);
  }

  private void primitive(Class<?> type, Class<?> box, Supplier<Object> maker) {
    makers.put(type, maker);
    makers.put(box, maker);
  }

  Object of(Class<?> type) {
    Supplier<Object> maker = makers.get(type);
    if (maker == null) {
      throw new IllegalArgumentException("no random " + type);
    }
    return maker.get();
  }

  private long integer() {
    return switch (random.nextInt(6)) {
      case 0 -> Long.MIN_VALUE;
      case 1 -> Long.MAX_VALUE;
      default -> random.nextLong() >> random.nextInt(64);
    };
  }

  private double real() {
    return switch (random.nextInt(6)) {
      case 0 -> Double.NaN;
      case 1 -> -0.0;
      case 2 -> Double.POSITIVE_INFINITY;
      default -> Double.longBitsToDouble(random.nextLong());
    };
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    int bits = random.nextBoolean() ? 7 : 16;
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append((char) random.nextInt(1 << bits));
    }
    return text.toString();
  }

  private BigInteger bigInteger() {
    return new BigInteger(random.nextInt(200), random)
        .multiply(BigInteger.valueOf(random.nextBoolean() ? 1 : -1));
  }

  private int scale() {
    return switch (random.nextInt(8)) {
      case 0 -> Integer.MAX_VALUE;
      case 1 -> -Integer.MAX_VALUE;
      default -> random.nextInt(-50, 50);
    };
  }

  private int year() {
    return switch (random.nextInt(6)) {
      case 0 -> Year.MIN_VALUE;
      case 1 -> Year.MAX_VALUE;
      case 2 -> random.nextInt(-20_000, 20_000);
      default -> random.nextInt(1900, 2100);
    };
  }

  private LocalTime time() {
    LocalTime time = LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L));
    return switch (random.nextInt(4)) {
      case 0 -> time.withSecond(0).withNano(0);
      case 1 -> time.withNano(random.nextInt(1000) * 1_000_000);
      case 2 -> LocalTime.MAX;
      default -> time;
    };
  }

  private LocalDateTime dateTime() {
    return LocalDate.of(year(), 1, 1).plusDays(random.nextInt(365)).atTime(time());
  }

  private ZoneOffset offset() {
    return ZoneOffset.ofTotalSeconds(random.nextInt(-64_800, 64_801));
  }

  private ZoneId zone() {
    return random.nextInt(4) == 0 ? offset() : ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
  }

  private ZonedDateTime zonedDateTime() {
    LocalDateTime time = dateTime().withYear(random.nextInt(-20_000, 20_000));
    ZonedDateTime zoned = time.atZone(zone());
    return random.nextBoolean() ? zoned.withLaterOffsetAtOverlap() : zoned;
  }
}
