package io.cacheme.spi;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and writes the values of options. Null is: not of that form. */
final class OptionValue {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
  private static final Pattern BYTES = Pattern.compile("([0-9]{1,10})(B|KiB|MiB|GiB)?");

  private OptionValue() {}

  static String text(Object value) {
    return value instanceof Duration duration ? duration.toMillis() + "ms" : value.toString();
  }

  static @Nullable Long number(String text) {
    return NUMBER.matcher(text).matches() ? Long.valueOf(text) : null;
  }

  static @Nullable Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  static @Nullable Long bytes(String text) {
    Matcher matcher = BYTES.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String unit = matcher.group(2);
    int shift =
        unit == null || unit.equals("B")
            ? 0
            : unit.equals("KiB") ? 10 : unit.equals("MiB") ? 20 : 30;
    return Long.parseLong(matcher.group(1)) << shift;
  }
}
