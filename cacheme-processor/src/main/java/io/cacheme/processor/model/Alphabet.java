package io.cacheme.processor.model;

/**
 * The characters that a value's escaped text can be made of. Wide where a type's text is wide or
 * may grow: a literal is a separator only if it holds a character from outside.
 */
public enum Alphabet {
  /** Any printable ASCII but {@code :}, <code>{</code> and <code>}</code>. */
  TEXT(Sets.LETTERS + Sets.DIGITS + "!\"#$%&'()*+,-./;<=>?@[\\]^_`|~"),
  /** One UTF-16 unit. */
  CHARACTER(TEXT.characters),
  /** Digits, perhaps after a minus sign. */
  INTEGER(Sets.DIGITS + "-"),
  /** {@code Double.toString}, with infinity and NaN. */
  FLOATING(Sets.LETTERS + Sets.DIGITS + ".-"),
  /** {@code BigDecimal.toString}. */
  DECIMAL(Sets.DIGITS + "E.+-"),
  /** {@code true} or {@code false}. */
  BOOLEAN("truefals"),
  /** A Java name, escaped where it is not ASCII. */
  NAME(Sets.LETTERS + Sets.DIGITS + "_$%"),
  /** Hex digits and minus signs. */
  UUID(Sets.DIGITS + "abcdef-"),
  /** A date without a time: digits and signs. */
  DATE(Sets.DIGITS + "+-"),
  /** A time, zone or duration: {@code :} is escaped, zones have names. */
  TIME(Sets.LETTERS + Sets.DIGITS + "%.+-_/[]~");

  private final String characters;

  Alphabet(String characters) {
    this.characters = characters;
  }

  /** Whether {@code c} can occur at {@code index} of such a text, or in {@code %-} for a null. */
  public boolean allows(int c, int index, boolean nullable) {
    if (nullable && (c == '%' || c == '-')) {
      return true;
    }
    return characters.indexOf(c) >= 0 && !(this == INTEGER && c == '-' && index > 0);
  }

  private static final class Sets {

    static final String DIGITS = "0123456789";
    static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Sets() {}
  }
}
