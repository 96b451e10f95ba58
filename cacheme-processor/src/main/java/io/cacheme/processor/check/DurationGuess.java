package io.cacheme.processor.check;

import io.cacheme.processor.model.DurationText;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody meant who wrote {@code "30 sec"}. */
final class DurationGuess {

  private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([a-z]*)[\\s,]*");

  private DurationGuess() {}

  static Optional<String> of(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    if (lower.matches("none|never|forever|eternal|infinite|infinity|-1|∞")) {
      return Optional.of("none");
    }
    Optional<Duration> found = lower.startsWith("pt") ? iso(lower) : words(lower);
    return found
        .filter(d -> d.toMillis() > 0)
        .map(DurationText::shortest)
        .filter(guess -> DurationText.parse(guess).isFixed());
  }

  private static Optional<Duration> iso(String text) {
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> words(String text) {
    Matcher matcher = PART.matcher(text);
    BigDecimal millis = BigDecimal.ZERO;
    int end = 0;
    while (matcher.lookingAt()) {
      Optional<Long> unit = unit(matcher.group(2));
      if (unit.isEmpty()) {
        return Optional.empty();
      }
      millis =
          millis.add(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit.get())));
      end = matcher.end();
      matcher.region(end, text.length());
    }
    boolean isWhole = end > 0 && end == text.length() && millis.precision() < 16;
    return isWhole ? Optional.of(Duration.ofMillis(millis.longValue())) : Optional.empty();
  }

  private static Optional<Long> unit(String word) {
    return switch (word) {
      case "ms", "msec", "msecs", "milli", "millis", "millisecond", "milliseconds" ->
          Optional.of(1L);
      case "", "s", "sec", "secs", "second", "seconds" -> Optional.of(1_000L);
      case "m", "min", "mins", "minute", "minutes" -> Optional.of(60_000L);
      case "h", "hr", "hrs", "hour", "hours" -> Optional.of(3_600_000L);
      case "d", "day", "days" -> Optional.of(86_400_000L);
      case "w", "week", "weeks" -> Optional.of(604_800_000L);
      default -> Optional.empty();
    };
  }
}
