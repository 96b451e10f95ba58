package io.cacheme.stats;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A number for each constant of an enum; those that are not there are 0. */
final class Counts<E extends Enum<E>> {

  private final EnumMap<E, Long> values;

  Counts(Class<E> type) {
    this(new EnumMap<>(type));
  }

  private Counts(EnumMap<E, Long> values) {
    this.values = values;
  }

  long of(E name) {
    return values.getOrDefault(name, 0L);
  }

  void set(E name, long value) {
    if (value == 0) {
      values.remove(name);
    } else {
      values.put(name, value);
    }
  }

  Counts<E> copy() {
    return new Counts<>(values.clone());
  }

  Counts<E> plus(Counts<E> other, int sign) {
    Counts<E> sum = copy();
    for (Map.Entry<E, Long> count : other.values.entrySet()) {
      sum.set(count.getKey(), of(count.getKey()) + sign * count.getValue());
    }
    return sum;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Counts<?> counts && values.equals(counts.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** {@code hitCount=3, missCount=1}. */
  @Override
  public String toString() {
    return values.isEmpty()
        ? "nothing counted"
        : values.entrySet().stream()
            .map(count -> camelCase(count.getKey().name()) + "=" + count.getValue())
            .collect(Collectors.joining(", "));
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
