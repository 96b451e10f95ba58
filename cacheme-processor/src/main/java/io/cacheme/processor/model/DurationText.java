package io.cacheme.processor.model;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as declared: {@code "30s"}, {@code "none"}, or text that is none of both.
 *
 * @param text the text
 * @param kind what it is
 * @param value the duration; zero unless {@code kind} is FIXED
 */
public record DurationText(String text, Kind kind, Duration value) {

  /** What a text can be. */
  public enum Kind {
    /** A duration. */
    FIXED,
    /** {@code "none"}. */
    NONE,
    /** A duration of more than a hundred years. */
    ENDLESS,
    /** Anything else. */
    MALFORMED
  }

  private static final Pattern FORM = Pattern.compile("([0-9]+)(ms|s|m|h|d)");
  private static final BigInteger LONGEST = BigInteger.valueOf(Duration.ofDays(36_525).toMillis());

  /** Reads {@code text}. */
  public static DurationText parse(String text) {
    if (text.equals("none")) {
      return new DurationText(text, Kind.NONE, Duration.ZERO);
    }
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return new DurationText(text, Kind.MALFORMED, Duration.ZERO);
    }
    BigInteger millis =
        new BigInteger(matcher.group(1)).multiply(BigInteger.valueOf(unit(matcher.group(2))));
    return millis.compareTo(LONGEST) > 0
        ? new DurationText(text, Kind.ENDLESS, Duration.ZERO)
        : new DurationText(text, Kind.FIXED, Duration.ofMillis(millis.longValueExact()));
  }

  private static long unit(String name) {
    return switch (name) {
      case "ms" -> 1;
      case "s" -> 1_000;
      case "m" -> 60_000;
      case "h" -> 3_600_000;
      default -> 86_400_000;
    };
  }

  /** The shortest text of a positive duration in whole milliseconds, as in {@code "30m"}. */
  public static String shortest(Duration duration) {
    long millis = duration.toMillis();
    for (String name : new String[] {"d", "h", "m", "s"}) {
      if (millis % unit(name) == 0) {
        return millis / unit(name) + name;
      }
    }
    return millis + "ms";
  }

  /** Whether it is a duration, perhaps of nothing. */
  public boolean isFixed() {
    return kind == Kind.FIXED;
  }

  /** Whether it ends later than {@code other}; what is malformed does not. */
  public boolean isLongerThan(DurationText other) {
    if (kind == Kind.NONE) {
      return other.isFixed();
    }
    return isFixed() && other.isFixed() && value.compareTo(other.value) > 0;
  }

  /** The duration, or empty for no expiry. */
  public Optional<Duration> duration() {
    return isFixed() ? Optional.of(value) : Optional.empty();
  }
}
