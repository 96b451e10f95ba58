package io.cacheme.codec;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Values from a seed, with the edges of each type far more often than chance has them. */
final class RandomValues {

  private final SplittableRandom random;

  RandomValues(long seed) {
    this.random = new SplittableRandom(seed);
  }

  Entry<Everything> entry() {
    long expiresAt = random.nextInt(3) == 0 ? Entry.NEVER : integer();
    return random.nextInt(10) == 0
        ? Entry.absent(integer(), expiresAt)
        : Entry.of(everything(3), integer(), expiresAt);
  }

  Everything everything(int depth) {
    return new Everything(
        random.nextBoolean(),
        (byte) integer(),
        (short) integer(),
        (char) integer(),
        (int) integer(),
        integer(),
        (float) real(),
        real(),
        orNull(random::nextBoolean),
        orNull(() -> (byte) integer()),
        orNull(() -> (short) integer()),
        orNull(() -> (char) integer()),
        orNull(() -> (int) integer()),
        orNull(this::integer),
        orNull(() -> (float) real()),
        orNull(this::real),
        orNull(this::text),
        orNull(this::bytes),
        orNull(this::instant),
        orNull(this::duration),
        orNull(() -> Everything.Color.values()[random.nextInt(4)]),
        Optional.ofNullable(orNull(this::text)),
        orNull(() -> list(() -> orNull(this::text))),
        orNull(this::map),
        depth == 0 ? null : orNull(() -> list(() -> orNull(() -> everything(depth - 1)))));
  }

  long integer() {
    long value = random.nextLong() >> random.nextInt(64);
    return switch (random.nextInt(8)) {
      case 0 -> Long.MIN_VALUE;
      case 1 -> Long.MAX_VALUE;
      case 2 -> (1L << random.nextInt(63)) - random.nextInt(2);
      case 3 -> -(1L << random.nextInt(63)) - random.nextInt(2);
      default -> value;
    };
  }

  double real() {
    return switch (random.nextInt(8)) {
      case 0 -> Double.NaN;
      case 1 -> -0.0;
      case 2 -> Double.NEGATIVE_INFINITY;
      case 3 -> Double.MIN_VALUE;
      case 4 -> Float.MAX_VALUE;
      case 5 -> integer();
      default -> Double.longBitsToDouble(random.nextLong());
    };
  }

  String text() {
    int length = size(40);
    int bits = new int[] {7, 8, 11, 16}[random.nextInt(4)];
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(bits == 16 ? 8 : 1)) {
        case 7 -> text.append((char) (0xD800 + random.nextInt(0x800)));
        case 6 -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
        default -> text.append((char) random.nextInt(1 << bits));
      }
    }
    return text.toString();
  }

  byte[] bytes() {
    byte[] bytes = new byte[size(300)];
    random.nextBytes(bytes);
    return bytes;
  }

  Instant instant() {
    long most = Instant.MAX.getEpochSecond();
    long seconds =
        switch (random.nextInt(6)) {
          case 0 -> Instant.MIN.getEpochSecond();
          case 1 -> most;
          case 2 -> (1L << 32) - random.nextInt(2);
          case 3 -> (1L << 34) - random.nextInt(2);
          case 4 -> random.nextLong(-most, most);
          default -> random.nextInt();
        };
    return Instant.ofEpochSecond(seconds, random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
  }

  Duration duration() {
    int nanos = random.nextBoolean() ? 0 : random.nextInt(1_000_000_000);
    return switch (random.nextInt(6)) {
      case 0 -> Duration.ofSeconds(Long.MAX_VALUE, nanos);
      case 1 -> Duration.ofSeconds(Long.MIN_VALUE, nanos);
      default -> Duration.ofSeconds(random.nextInt(-100_000, 100_000), nanos);
    };
  }

  private Map<@Nullable Integer, @Nullable String> map() {
    Map<@Nullable Integer, @Nullable String> map = new LinkedHashMap<>();
    for (int i = size(5); i > 0; i--) {
      map.put(orNull(() -> (int) integer()), orNull(this::text));
    }
    return map;
  }

  private <T extends @Nullable Object> List<T> list(Supplier<T> element) {
    List<T> list = new ArrayList<>();
    for (int i = size(4); i > 0; i--) {
      list.add(element.get());
    }
    return list;
  }

  private int size(int usual) {
    return random.nextInt(50) == 0 ? usual * 10 : random.nextInt(usual);
  }

  private <T> @Nullable T orNull(Supplier<T> value) {
    return random.nextInt(5) == 0 ? null : value.get();
  }
}
