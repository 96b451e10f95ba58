package io.cacheme.serializer.jackson;

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
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Scalars from a seed, with the edges of each type far more often than chance has them. */
class RandomScalars {

  private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "UTC");

  final SplittableRandom random;
  private final boolean loneSurrogates;

  RandomScalars(long seed, boolean loneSurrogates) {
    this.random = new SplittableRandom(seed);
    this.loneSurrogates = loneSurrogates;
  }

  final char unit() {
    char unit = (char) integer();
    return Character.isSurrogate(unit) && !loneSurrogates ? 'x' : unit;
  }

  /** One that may be the key of a map. */
  final char wholeUnit() {
    char unit = (char) integer();
    return Character.isSurrogate(unit) ? 'x' : unit;
  }

  final long integer() {
    return switch (random.nextInt(8)) {
      case 0 -> Long.MIN_VALUE;
      case 1 -> Long.MAX_VALUE;
      case 2 -> (1L << random.nextInt(63)) - random.nextInt(2);
      default -> random.nextLong() >> random.nextInt(64);
    };
  }

  final double real() {
    return switch (random.nextInt(8)) {
      case 0 -> Double.NaN;
      case 1 -> -0.0;
      case 2 -> Double.NEGATIVE_INFINITY;
      case 3 -> Double.MIN_VALUE;
      case 4 -> Float.MAX_VALUE;
      case 5 -> integer();
      default -> ordinary(Double.longBitsToDouble(random.nextLong()));
    };
  }

  /** All NaNs are one in text. */
  private static double ordinary(double value) {
    return Double.isNaN(value) ? Double.NaN : value;
  }

  /** Text for a component, with lone surrogates if they are asked for. */
  final String text() {
    return text(loneSurrogates);
  }

  /** Text that may be the key of a map. */
  final String wholeText() {
    return text(false);
  }

  private String text(boolean broken) {
    StringBuilder text = new StringBuilder();
    int bits = new int[] {7, 8, 11, 16}[random.nextInt(4)];
    for (int i = random.nextInt(30); i > 0; i--) {
      int kind = random.nextInt(bits == 16 ? 8 : 1);
      if (kind == 7 && broken) {
        text.append((char) (0xD800 + random.nextInt(0x800)));
      } else if (kind == 6) {
        text.appendCodePoint(0x10000 + random.nextInt(0x100000));
      } else {
        char unit = (char) random.nextInt(1 << bits);
        text.append(Character.isSurrogate(unit) ? 'x' : unit);
      }
    }
    return text.toString();
  }

  final byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(100)];
    random.nextBytes(bytes);
    return bytes;
  }

  final Instant instant() {
    long seconds =
        switch (random.nextInt(5)) {
          case 0 -> Instant.MIN.getEpochSecond();
          case 1 -> Instant.MAX.getEpochSecond();
          case 2 -> (1L << 34) - random.nextInt(2);
          default -> random.nextInt();
        };
    return Instant.ofEpochSecond(seconds, random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
  }

  final Duration duration() {
    return Duration.ofSeconds(random.nextInt(-100_000, 100_000), random.nextInt(1_000_000_000));
  }

  final Sample.Color color() {
    return random.nextBoolean() ? Sample.Color.RED : Sample.Color.GREEN;
  }

  final BigInteger count() {
    return BigInteger.valueOf(integer()).pow(random.nextInt(1, 4));
  }

  final BigDecimal price() {
    return new BigDecimal(count(), random.nextInt(-20, 20));
  }

  final UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  final URI link() {
    return URI.create("https://example.org/" + random.nextInt());
  }

  final Period period() {
    return Period.of(random.nextInt(), random.nextInt(-9, 9), random.nextInt());
  }

  final LocalDate date() {
    return LocalDate.ofEpochDay(random.nextInt());
  }

  final LocalTime time() {
    LocalTime time = LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L));
    return random.nextBoolean() ? time : time.withSecond(0).withNano(0);
  }

  final LocalDateTime dateTime() {
    return date().atTime(time());
  }

  final ZoneOffset offset() {
    return ZoneOffset.ofTotalSeconds(random.nextInt(-64_800, 64_801));
  }

  final OffsetDateTime offsetDateTime() {
    return dateTime().atOffset(offset());
  }

  final OffsetTime offsetTime() {
    return time().atOffset(offset());
  }

  final ZoneId zone() {
    return random.nextInt(4) == 0 ? offset() : ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
  }

  final ZonedDateTime zonedDateTime() {
    return dateTime().atZone(zone());
  }

  final Year year() {
    return Year.of(random.nextInt(1, 9999));
  }

  final YearMonth yearMonth() {
    return YearMonth.of(random.nextInt(1, 9999), random.nextInt(1, 13));
  }

  final MonthDay monthDay() {
    return MonthDay.of(random.nextInt(1, 13), random.nextInt(1, 29));
  }

  final DayOfWeek dayOfWeek() {
    return DayOfWeek.of(random.nextInt(1, 8));
  }
}
