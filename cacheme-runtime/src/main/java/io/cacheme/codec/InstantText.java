package io.cacheme.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The ISO form of an instant. The usual form, four digits of the year and UTC, is written and read
 * digit by digit: {@link Instant#toString} and {@link Instant#parse} take longer for it than all
 * the rest of a record. Other instants, any other text, and any wrong one, are left to these.
 */
final class InstantText {

  private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";
  private static final int SHORTEST = SHAPE.length() + 1;
  private static final int LONGEST = SHORTEST + 10;
  private static final int NANO_DIGITS = 9;

  private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
  private static final int SECONDS_OF_DAY = 86_400;

  private InstantText() {}

  /** What {@link Instant#toString} answers. */
  static String text(Instant time) {
    long seconds = time.getEpochSecond();
    if (seconds < FIRST || seconds > LAST) {
      return time.toString();
    }
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_OF_DAY));
    int second = (int) Math.floorMod(seconds, (long) SECONDS_OF_DAY);
    byte[] text = new byte[LONGEST];
    put(text, 0, day.getYear() / 100, '-');
    put(text, 2, day.getYear() % 100, '-');
    put(text, 5, day.getMonthValue(), '-');
    put(text, 8, day.getDayOfMonth(), 'T');
    put(text, 11, second / 3_600, ':');
    put(text, 14, second / 60 % 60, ':');
    put(text, 17, second % 60, '.');
    return Ascii.text(text, 0, putNanos(text, time.getNano()));
  }

  /** Two digits, and what stands behind them. */
  private static void put(byte[] text, int at, int number, char next) {
    text[at] = (byte) ('0' + number / 10);
    text[at + 1] = (byte) ('0' + number % 10);
    text[at + 2] = (byte) next;
  }

  /** No digits, three, six or nine, and the end; answers the length of all. */
  private static int putNanos(byte[] text, int nanos) {
    int end = SHAPE.length();
    if (nanos != 0) {
      end += nanos % 1_000_000 == 0 ? 4 : nanos % 1_000 == 0 ? 7 : 10;
      int left = nanos;
      for (int at = SHAPE.length() + NANO_DIGITS; at > SHAPE.length(); at--) {
        text[at] = (byte) ('0' + left % 10);
        left /= 10;
      }
    }
    text[end] = 'Z';
    return end + 1;
  }

  static Instant parse(String text) {
    int length = text.length();
    if (length < SHORTEST
        || length > LONGEST
        || text.charAt(length - 1) != 'Z'
        || !hasShape(text)
        || !hasFraction(text, length - 1)) {
      return Instant.parse(text);
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (hour > 23 || minute > 59 || second > 59) {
      return Instant.parse(text);
    }
    try {
      LocalDate day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
      long seconds = day.toEpochDay() * 86_400 + hour * 3_600L + minute * 60L + second;
      return Instant.ofEpochSecond(seconds, nanos(text, length - 1));
    } catch (DateTimeException e) { // no such day
      return Instant.parse(text);
    }
  }

  private static boolean hasShape(String text) {
    for (int i = 0; i < SHAPE.length(); i++) {
      char wanted = SHAPE.charAt(i);
      char found = text.charAt(i);
      if (wanted == 'd' ? !isDigit(found) : wanted != found) {
        return false;
      }
    }
    return true;
  }

  /** Nothing, or a point and digits, stands between the seconds and {@code end}. */
  private static boolean hasFraction(String text, int end) {
    int at = SHAPE.length();
    if (at == end) {
      return true;
    }
    if (text.charAt(at) != '.' || at + 1 == end) {
      return false;
    }
    for (int i = at + 1; i < end; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static int nanos(String text, int end) {
    int nanos = 0;
    for (int i = 0; i < NANO_DIGITS; i++) {
      int at = SHAPE.length() + 1 + i;
      nanos = nanos * 10 + (at < end ? text.charAt(at) - '0' : 0);
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
