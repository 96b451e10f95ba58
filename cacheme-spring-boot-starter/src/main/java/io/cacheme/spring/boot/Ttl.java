package io.cacheme.spring.boot;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.convert.DurationStyle;

/** How long an entry is kept, as properties say it: {@code 10s}, {@code PT10S}, {@code none}. */
final class Ttl {

  private Ttl() {}

  /** The duration; null for no expiry. */
  static @Nullable Duration parse(String property, String text) {
    String value = text.strip();
    if (value.equalsIgnoreCase("none")) {
      return null;
    }
    if (value.matches("[+-]?\\d*")) {
      throw refused(property, text, "It has no unit.");
    }
    Duration ttl;
    try {
      ttl = DurationStyle.detectAndParse(value);
    } catch (IllegalArgumentException e) {
      throw refused(property, text, "It is no duration.");
    }
    if (ttl.isNegative() || ttl.isZero()) {
      throw refused(property, text, "It is not positive.");
    }
    return ttl;
  }

  private static InvalidConfigurationPropertyValueException refused(
      String property, String text, String why) {
    return new InvalidConfigurationPropertyValueException(
        property, text, why + " Write it as 500ms, 30s, 10m, 1h or 10d, or none for no expiry.");
  }
}
