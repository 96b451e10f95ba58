package io.cacheme.serializer.jackson;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A component of every kind. */
@SuppressWarnings("ArrayRecordComponent")
record Sample(
    boolean flag,
    byte tiny,
    short small,
    char unit,
    int number,
    long large,
    float single,
    double real,
    @Nullable Boolean boxedFlag,
    @Nullable Integer boxedNumber,
    @Nullable Long boxedLarge,
    @Nullable Double boxedReal,
    @Nullable Character boxedUnit,
    @Nullable String text,
    byte @Nullable [] bytes,
    @Nullable Instant at,
    @Nullable Duration lasting,
    @Nullable Color color,
    Optional<String> maybe,
    @Nullable List<@Nullable String> texts,
    @Nullable Map<Integer, @Nullable String> byNumber,
    @Nullable Map<String, @Nullable Long> byText,
    @Nullable Map<Color, Double> byColor,
    @Nullable More more,
    @Nullable List<@Nullable Sample> children) {

  enum Color {
    RED,
    GREEN
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Sample that
        && Arrays.equals(bytes, that.bytes)
        && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  private List<@Nullable Object> parts() {
    return Arrays.asList(
        flag,
        tiny,
        small,
        unit,
        number,
        large,
        single,
        real,
        boxedFlag,
        boxedNumber,
        boxedLarge,
        boxedReal,
        boxedUnit,
        text,
        at,
        lasting,
        color,
        maybe,
        texts,
        byNumber,
        byText,
        byColor,
        more,
        children);
  }
}
