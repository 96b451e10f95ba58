package io.cacheme.codec;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.function.Function;

/**
 * A type of the JDK whose values are kept as text, in every format: ISO 8601 for times, and what
 * the type itself writes for the rest. Immutable.
 *
 * @param <T> the type
 */
public final class TextForm<T> {

  private static final int LONGEST = 128;
  private static final int LONGEST_NUMBER = 1_000;
  private static final int UNBOUNDED = Integer.MAX_VALUE;

  /** The type's own text lacks the sign of years after 9999, without which it is not read again. */
  private static final DateTimeFormatter YEAR_AND_MONTH =
      new DateTimeFormatterBuilder()
          .appendValue(ChronoField.YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
          .appendLiteral('-')
          .appendValue(ChronoField.MONTH_OF_YEAR, 2)
          .toFormatter();

  /** {@code 4d3f0a52-6c1b-4a7e-9a55-0d1f2e3c4b5a}. */
  public static final TextForm<java.util.UUID> UUID =
      new TextForm<>("a UUID", LONGEST, java.util.UUID::fromString);

  /** {@code https://example.org/a?b=c}. */
  public static final TextForm<java.net.URI> URI =
      new TextForm<>("a URI", UNBOUNDED, java.net.URI::create);

  /** {@code P1Y2M3D}. */
  public static final TextForm<Period> PERIOD = time("a period", Period::parse);

  /** {@code 2025-11-01}. */
  public static final TextForm<LocalDate> LOCAL_DATE = time("a date", LocalDate::parse);

  /** {@code 12:34:56.789}. */
  public static final TextForm<LocalTime> LOCAL_TIME = time("a time", LocalTime::parse);

  /** {@code 2025-11-01T12:34:56.789}. */
  public static final TextForm<LocalDateTime> LOCAL_DATE_TIME =
      time("a date and time", LocalDateTime::parse);

  /** {@code 2025-11-01T12:34:56.789+01:00}. */
  public static final TextForm<OffsetDateTime> OFFSET_DATE_TIME =
      time("a date and time with an offset", OffsetDateTime::parse);

  /** {@code 12:34:56.789+01:00}. */
  public static final TextForm<OffsetTime> OFFSET_TIME =
      time("a time with an offset", OffsetTime::parse);

  /** {@code 2025-11-01T12:34:56.789+01:00[Europe/Berlin]}. */
  public static final TextForm<ZonedDateTime> ZONED_DATE_TIME =
      time("a date and time with a zone", ZonedDateTime::parse);

  /** {@code Europe/Berlin}. */
  public static final TextForm<ZoneId> ZONE_ID = time("a time zone", ZoneId::of);

  /** {@code +01:00}. */
  public static final TextForm<ZoneOffset> ZONE_OFFSET = time("an offset", ZoneOffset::of);

  /** {@code 2025-11}. */
  public static final TextForm<YearMonth> YEAR_MONTH =
      new TextForm<>("a month", LONGEST, YearMonth::parse, YEAR_AND_MONTH::format);

  /** {@code --11-01}. */
  public static final TextForm<MonthDay> MONTH_DAY = time("a day of a year", MonthDay::parse);

  /** {@code 2025}: for readers of tools that write a year as text. */
  public static final TextForm<Year> YEAR =
      new TextForm<>("a year", LONGEST, text -> Year.of(Integer.parseInt(text)));

  /** {@code true}: for formats whose keys are text. */
  public static final TextForm<Boolean> BOOLEAN =
      new TextForm<>("a boolean", LONGEST, TextForm::toBoolean);

  /** {@code 42}: for formats whose keys are text. */
  public static final TextForm<Long> LONG = new TextForm<>("an integer", LONGEST, Long::valueOf);

  /** {@code 1.5}, {@code NaN}: for formats whose keys are text. */
  public static final TextForm<Float> FLOAT =
      new TextForm<>("a number", LONGEST_NUMBER, TextForm::toFloat);

  /** {@code 1.5}, {@code NaN}: for formats whose keys are text. */
  public static final TextForm<Double> DOUBLE =
      new TextForm<>("a number", LONGEST_NUMBER, TextForm::toDouble);

  /** For formats without a form of their own. */
  static final TextForm<Instant> INSTANT =
      new TextForm<>("a point in time", LONGEST, InstantText::parse, InstantText::text);

  /** For formats without a form of their own. */
  static final TextForm<Duration> DURATION = time("a duration", Duration::parse);

  private final String what;
  private final int longest;
  private final Function<String, T> parse;
  private final Function<T, String> text;

  private TextForm(String what, int longest, Function<String, T> parse) {
    this(what, longest, parse, Object::toString);
  }

  private TextForm(String what, int longest, Function<String, T> parse, Function<T, String> text) {
    this.what = what;
    this.longest = longest;
    this.parse = parse;
    this.text = text;
  }

  private static <T> TextForm<T> time(String what, Function<String, T> parse) {
    return new TextForm<>(what, LONGEST, parse);
  }

  private static boolean toBoolean(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException();
    }
    return text.equals("true");
  }

  private static float toFloat(String text) {
    float value = Float.parseFloat(text);
    checkRange(Float.isInfinite(value), text);
    return value;
  }

  private static double toDouble(String text) {
    double value = Double.parseDouble(text);
    checkRange(Double.isInfinite(value), text);
    return value;
  }

  /** A number that is too large is no infinity. */
  private static void checkRange(boolean infinite, String text) {
    if (infinite && !text.endsWith("Infinity")) {
      throw new IllegalArgumentException();
    }
  }

  /** The text of {@code value}. */
  public String text(T value) {
    return text.apply(value);
  }

  /**
   * The value whose text is {@code text}.
   *
   * @throws UndecodableException if it is that of none
   */
  public T parse(String text) {
    if (text.length() <= longest) {
      try {
        return parse.apply(text);
      } catch (DateTimeException | IllegalArgumentException e) {
        // told below, without the text
      }
    }
    throw new UndecodableException("expected " + what + ", and found other text");
  }
}
