package io.cacheme.stats;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A number for each constant of an enum. */
final class Counts<E extends Enum<E>> {

  private final E[] names;
  private final long[] values;

  Counts(Class<E> type) {
    this(type.getEnumConstants(), new long[type.getEnumConstants().length]);
  }

  private Counts(E[] names, long[] values) {
    this.names = names;
    this.values = values;
  }

  long of(E name) {
    return values[name.ordinal()];
  }

  void set(E name, long value) {
    values[name.ordinal()] = value;
  }

  Counts<E> copy() {
    return new Counts<>(names, values.clone());
  }

  Counts<E> plus(Counts<E> other, int sign) {
    Counts<E> sum = copy();
    for (int i = 0; i < values.length; i++) {
      sum.values[i] += sign * other.values[i];
    }
    return sum;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Counts<?> counts && Arrays.equals(values, counts.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** {@code hitCount=3, missCount=1}. */
  @Override
  public String toString() {
    String text =
        Stream.of(names)
            .filter(name -> of(name) != 0)
            .map(name -> camelCase(name.name()) + "=" + of(name))
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "nothing counted" : text;
  }

  private static String camelCase(String name) {
    String[] words = name.toLowerCase(Locale.ROOT).split("_");
    StringBuilder text = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return text.toString();
  }
}
