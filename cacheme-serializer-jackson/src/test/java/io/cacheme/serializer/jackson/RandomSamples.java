package io.cacheme.serializer.jackson;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Values from a seed, with the edges of each type far more often than chance has them. */
final class RandomSamples {

  private final SplittableRandom random;
  private final boolean loneSurrogates;
  private boolean numbersAsKeys = true;

  RandomSamples(long seed, boolean loneSurrogates) {
    this.random = new SplittableRandom(seed);
    this.loneSurrogates = loneSurrogates;
  }

  /** Without what Jackson writes as text, and generated codecs in MessagePack do not. */
  RandomSamples withoutNumbersAsKeys() {
    numbersAsKeys = false;
    return this;
  }

  Sample sample(int depth) {
    return new Sample(
        random.nextBoolean(),
        (byte) integer(),
        (short) integer(),
        unit(),
        (int) integer(),
        integer(),
        (float) real(),
        real(),
        orNull(random::nextBoolean),
        orNull(() -> (int) integer()),
        orNull(this::integer),
        orNull(this::real),
        orNull(this::unit),
        orNull(this::text),
        orNull(this::bytes),
        orNull(this::instant),
        orNull(this::duration),
        orNull(this::color),
        Optional.ofNullable(orNull(this::text)),
        orNull(() -> list(() -> orNull(this::text))),
        numbersAsKeys ? orNull(() -> map(() -> (int) integer(), () -> orNull(this::text))) : null,
        orNull(
            () ->
                map(
                    () -> new RandomSamples(random.nextLong(), false).text(),
                    () -> orNull(this::integer))),
        orNull(() -> map(this::color, this::real)),
        numbersAsKeys ? orNull(this::more) : null,
        depth == 0 ? null : orNull(() -> list(() -> orNull(() -> sample(depth - 1)))));
  }

  private More more() {
    return new More(
        orNull(() -> new BigDecimal(count(), random.nextInt(-20, 20))),
        orNull(this::count),
        orNull(() -> new UUID(random.nextLong(), random.nextLong())),
        orNull(() -> URI.create("https://example.org/" + random.nextInt())),
        orNull(() -> LocalDate.ofEpochDay(random.nextInt())),
        orNull(() -> LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L))),
        orNull(() -> LocalDateTime.ofEpochSecond(random.nextInt(), 0, ZoneOffset.UTC)),
        orNull(() -> OffsetDateTime.of(2025, 11, 1, 12, 0, 0, 7, ZoneOffset.ofHours(3))),
        orNull(() -> Year.of(random.nextInt(1, 9999))),
        orNull(() -> YearMonth.of(random.nextInt(1, 9999), random.nextInt(1, 13))),
        random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of((int) integer()),
        random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(integer()),
        orNull(() -> new LinkedHashSet<>(list(this::count))),
        orNull(() -> list(() -> orNull(() -> shape(2)))));
  }

  private BigInteger count() {
    return BigInteger.valueOf(integer()).pow(random.nextInt(1, 4));
  }

  private More.Shape shape(int depth) {
    return switch (random.nextInt(3)) {
      case 0 -> new More.Circle(real());
      case 1 -> new More.Nothing();
      default ->
          depth == 0
              ? new More.Nothing()
              : new More.Group(list(() -> shape(depth - 1)), orNull(() -> shape(depth - 1)));
    };
  }

  private Sample.Color color() {
    return random.nextBoolean() ? Sample.Color.RED : Sample.Color.GREEN;
  }

  private char unit() {
    char unit = (char) integer();
    return Character.isSurrogate(unit) && !loneSurrogates ? 'x' : unit;
  }

  private long integer() {
    return switch (random.nextInt(8)) {
      case 0 -> Long.MIN_VALUE;
      case 1 -> Long.MAX_VALUE;
      case 2 -> (1L << random.nextInt(63)) - random.nextInt(2);
      default -> random.nextLong() >> random.nextInt(64);
    };
  }

  private double real() {
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

  String text() {
    StringBuilder text = new StringBuilder();
    int bits = new int[] {7, 8, 11, 16}[random.nextInt(4)];
    for (int i = random.nextInt(30); i > 0; i--) {
      int kind = random.nextInt(bits == 16 ? 8 : 1);
      if (kind == 7 && loneSurrogates) {
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

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(100)];
    random.nextBytes(bytes);
    return bytes;
  }

  private Instant instant() {
    long seconds =
        switch (random.nextInt(5)) {
          case 0 -> Instant.MIN.getEpochSecond();
          case 1 -> Instant.MAX.getEpochSecond();
          case 2 -> (1L << 34) - random.nextInt(2);
          default -> random.nextInt();
        };
    return Instant.ofEpochSecond(seconds, random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
  }

  private Duration duration() {
    return Duration.ofSeconds(random.nextInt(-100_000, 100_000), random.nextInt(1_000_000_000));
  }

  private <K, T extends @Nullable Object> Map<K, T> map(Supplier<K> key, Supplier<T> value) {
    Map<K, T> map = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      map.put(key.get(), value.get());
    }
    return map;
  }

  private <T extends @Nullable Object> List<T> list(Supplier<T> element) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(element.get());
    }
    return list;
  }

  private <T> @Nullable T orNull(Supplier<T> value) {
    return random.nextInt(5) == 0 ? null : value.get();
  }
}
