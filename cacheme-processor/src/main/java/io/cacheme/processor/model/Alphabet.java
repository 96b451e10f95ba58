package io.cacheme.processor.model;

import java.util.function.IntPredicate;

/**
 * The characters that a value's escaped text can be made of. Wide where a type's text is wide or
 * may grow: a literal is a separator only if it holds a character from outside.
 */
public enum Alphabet {
  /** Any printable ASCII but {@code :}, <code>{</code> and <code>}</code>. */
  TEXT(c -> c > ' ' && c < 127 && c != ':' && c != '{' && c != '}'),
  /** One UTF-16 unit. */
  CHARACTER(TEXT.member),
  /** Digits, perhaps after a minus sign. */
  INTEGER(c -> isDigit(c) || c == '-'),
  /** {@code Double.toString}, with infinity and NaN. */
  FLOATING(c -> isDigit(c) || isLetter(c) || c == '.' || c == '-'),
  /** {@code BigDecimal.toString}. */
  DECIMAL(c -> isDigit(c) || "E.+-".indexOf(c) >= 0),
  /** {@code true} or {@code false}. */
  BOOLEAN(c -> "truefals".indexOf(c) >= 0),
  /** A Java name, escaped where it is not ASCII. */
  NAME(c -> isDigit(c) || isLetter(c) || "_$%".indexOf(c) >= 0),
  /** Hex digits and minus signs. */
  UUID(c -> isDigit(c) || (c >= 'a' && c <= 'f') || c == '-'),
  /** A date without a time: digits and signs. */
  DATE(c -> isDigit(c) || "+-".indexOf(c) >= 0),
  /** A time, zone or duration: {@code :} is escaped, zones have names. */
  TIME(c -> isDigit(c) || isLetter(c) || "%.+-_/[]~".indexOf(c) >= 0);

  private final IntPredicate member;

  Alphabet(IntPredicate member) {
    this.member = member;
  }

  /** Whether {@code c} can occur at {@code index} of such a text, or in {@code %-} for a null. */
  public boolean allows(int c, int index, boolean nullable) {
    if (nullable && (c == '%' || c == '-')) {
      return true;
    }
    return member.test(c) && !(this == INTEGER && c == '-' && index > 0);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
