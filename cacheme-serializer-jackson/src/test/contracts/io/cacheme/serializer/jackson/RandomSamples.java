package io.cacheme.serializer.jackson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Values from a seed. */
final class RandomSamples extends RandomScalars {

  private static final int ONE_OF_KEYS = 6;

  private boolean instantKeys = true;

  RandomSamples(long seed, boolean loneSurrogates) {
    super(seed, loneSurrogates);
  }

  /** Without keys that msgpack-jackson does not read: to it, a timestamp is none. */
  RandomSamples withoutInstantKeys() {
    instantKeys = false;
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
        orNull(() -> map(() -> (int) integer(), () -> orNull(this::text))),
        orNull(() -> map(this::wholeText, () -> orNull(this::integer))),
        orNull(() -> map(this::color, this::real)),
        orNull(this::more),
        depth == 0 ? null : orNull(() -> list(() -> orNull(() -> sample(depth - 1)))));
  }

  private More more() {
    return new More(
        orNull(this::price),
        orNull(this::count),
        orNull(this::id),
        orNull(this::link),
        orNull(() -> (byte) integer()),
        orNull(() -> (short) integer()),
        orNull(() -> (float) real()),
        random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of((int) integer()),
        random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(integer()),
        random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(real()),
        orNull(() -> new LinkedHashSet<>(list(this::count))),
        orNull(() -> list(() -> orNull(() -> shape(2)))),
        orNull(this::times),
        orNull(this::keys),
        orNull(this::lists));
  }

  private Times times() {
    return new Times(
        orNull(this::dayOfWeek),
        orNull(this::instant),
        orNull(this::duration),
        orNull(this::period),
        orNull(this::date),
        orNull(this::time),
        orNull(this::dateTime),
        orNull(this::offsetDateTime),
        orNull(this::offsetTime),
        orNull(this::zonedDateTime),
        orNull(this::zone),
        orNull(this::offset),
        orNull(this::year),
        orNull(this::yearMonth),
        orNull(this::monthDay));
  }

  private Keys keys() {
    return new Keys(
        by(random::nextBoolean),
        by(() -> (byte) integer()),
        by(() -> (short) integer()),
        by(this::wholeUnit),
        by(() -> (int) integer()),
        by(this::integer),
        by(() -> (float) real()),
        by(this::real),
        by(this::count),
        by(this::price),
        by(this::color),
        by(this::dayOfWeek),
        by(this::id),
        by(this::link),
        instantKeys ? by(this::instant) : null,
        by(this::duration),
        by(this::period),
        by(this::date),
        by(this::time),
        by(this::dateTime),
        by(this::offsetDateTime),
        by(this::offsetTime),
        by(this::zonedDateTime),
        by(this::zone),
        by(this::offset),
        by(this::year),
        by(this::yearMonth),
        by(this::monthDay));
  }

  /** Mostly null, for there are many: a value has a few of them. */
  private <K> @Nullable Map<K, String> by(Supplier<K> key) {
    return random.nextInt(ONE_OF_KEYS) == 0 ? map(key, this::text) : null;
  }

  private Lists lists() {
    return new Lists(
        orNull(() -> text().toCharArray()),
        orNull(() -> new boolean[] {random.nextBoolean(), false}),
        orNull(() -> new short[] {(short) integer(), 1}),
        orNull(() -> new int[] {(int) integer(), 1, 2}),
        orNull(() -> new long[] {integer()}),
        orNull(() -> new float[] {(float) real(), 0.1f}),
        orNull(() -> new double[] {real(), 0.1}),
        orNull(() -> new String[] {text(), text()}),
        orNull(() -> new int[][] {{}, {(int) integer()}}),
        orNull(() -> new LinkedHashSet<>(list(this::id))),
        orNull(() -> list(() -> (int) integer())),
        orNull(() -> list(() -> list(this::integer))),
        orNull(() -> map(this::wholeText, () -> map(this::wholeText, () -> list(() -> 7)))),
        Optional.ofNullable(orNull(() -> list(this::real))));
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

  private <K, T extends @Nullable Object> Map<K, T> map(Supplier<K> key, Supplier<T> value) {
    Map<K, T> map = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
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
