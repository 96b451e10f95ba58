package io.cacheme.codec;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Numbers of any size as decimal text. To read it takes time that grows with the square of its
 * length, so that there is a most.
 */
final class Numbers {

  /** How many characters a number may have. */
  static final int MAX_DIGITS = 10_000;

  /** Every number of more bits has more digits than may be. */
  private static final int MAX_BITS = MAX_DIGITS * 4;

  private Numbers() {}

  static String text(BigInteger value) {
    checkBits(value);
    return checkWritten(value.toString());
  }

  static String text(BigDecimal value) {
    checkBits(value.unscaledValue());
    long exponent = -(long) value.scale();
    return exponent + value.precision() > Integer.MAX_VALUE
        ? checkWritten(value.unscaledValue() + "E+" + checkExponent(exponent))
        : checkWritten(value.toString());
  }

  static BigInteger integer(String text) {
    checkRead(text);
    try {
      return new BigInteger(text);
    } catch (NumberFormatException e) {
      throw new UndecodableException("expected an integer, and found other text");
    }
  }

  static BigDecimal decimal(String text) {
    checkRead(text);
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new UndecodableException("expected a decimal number, and found other text");
    }
  }

  /**
   * The shortest number that is {@code value}, as other tools mean it: 0.1 and not what it is
   * exactly.
   */
  static BigDecimal decimal(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new UndecodableException("expected a decimal number, and found none");
    }
    return BigDecimal.valueOf(value);
  }

  /** Before text is made of it, which takes long where it is long. */
  private static void checkBits(BigInteger value) {
    if (value.bitLength() > MAX_BITS) {
      throw tooLong();
    }
  }

  private static String checkWritten(String text) {
    if (text.length() > MAX_DIGITS) {
      throw tooLong();
    }
    return text;
  }

  private static long checkExponent(long exponent) {
    if (exponent > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("the exponent of a number is too large to be read again");
    }
    return exponent;
  }

  private static IllegalArgumentException tooLong() {
    return new IllegalArgumentException(
        "a number has more than " + MAX_DIGITS + " digits, which cannot be read again");
  }

  private static void checkRead(String text) {
    if (text.length() > MAX_DIGITS) {
      throw new UndecodableException("a number has more than " + MAX_DIGITS + " digits");
    }
  }
}
