package io.cacheme.codec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes the text of a key so that two different nodes never give one text.
 *
 * <p>Values are escaped: everything outside printable ASCII without the space, and {@code %},
 * {@code :}, <code>{</code> and <code>}</code>, becomes {@code %} and the four hex digits of its
 * UTF-16 unit, so that lone surrogates differ too. A null is {@code %-}. Nested records stand in
 * braces. Not safe for use by two threads.
 */
public final class KeyWriter {

  /** The longest key in bytes; a longer one ends in a hash. */
  public static final int MAX_LENGTH = 512;

  private static final int KEPT_LENGTH = 400;
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private byte[] buffer = new byte[128];
  private int length;
  private int nested;

  /** Empty. */
  public KeyWriter() {}

  /** Empties it for the next key. */
  public void clear() {
    length = 0;
    nested = 0;
    if (buffer.length > 4096) {
      buffer = new byte[128];
    }
  }

  /** Writes text of the template itself, which the processor has already escaped. */
  public KeyWriter literal(String text) {
    copy(text, text.length());
    return this;
  }

  /** Writes an integer. */
  public KeyWriter number(long value) {
    if (value < 0) {
      return literal(Long.toString(value));
    }
    int digits = 1;
    for (long left = value / 10; left != 0; left /= 10) {
      digits++;
    }
    reserve(digits);
    length += digits;
    long left = value;
    for (int at = length - 1; digits > 0; digits--) {
      buffer[at--] = (byte) ('0' + left % 10);
      left /= 10;
    }
    return this;
  }

  /** Writes {@code true} or {@code false}. */
  public KeyWriter bool(boolean value) {
    return literal(value ? "true" : "false");
  }

  /** Writes one UTF-16 unit. */
  public KeyWriter character(char value) {
    escape(value, false);
    return this;
  }

  /** Writes a floating point number as {@link Double#toString} does. */
  public KeyWriter decimal(double value) {
    return literal(Double.toString(value));
  }

  /** Writes a floating point number as {@link Float#toString} does. */
  public KeyWriter decimal(float value) {
    return literal(Float.toString(value));
  }

  /**
   * Writes a value's text: the name of an enum constant, else its {@code toString()}, escaped.
   *
   * @throws InvalidKeyException if it is null, naming the component
   */
  public KeyWriter value(String component, @Nullable Object value) {
    return nullable(required(component, value));
  }

  /** The same for a component that may be null, which gives {@code %-}. */
  public KeyWriter nullable(@Nullable Object value) {
    if (value == null) {
      return literal("%-");
    }
    return escaped(value instanceof Enum<?> constant ? constant.name() : value.toString(), false);
  }

  /** Writes the text of {@code String key()}: escaped but for {@code :}. */
  public KeyWriter path(@Nullable String text) {
    if (text == null) {
      throw new InvalidKeyException("key() is null\n    help:  answer a text for every record");
    }
    return escaped(text, true);
  }

  /** Begins a nested record. */
  public KeyWriter open() {
    nested++;
    return literal("{");
  }

  /** Separates the components of a nested record. */
  public KeyWriter next() {
    nested++;
    return literal(":");
  }

  /** Ends a nested record. */
  public KeyWriter close() {
    return literal("}");
  }

  /**
   * Answers {@code value}.
   *
   * @throws InvalidKeyException if it is null, naming the component
   */
  public static <T> T required(String component, @Nullable T value) {
    if (value == null) {
      throw new InvalidKeyException(
          "component "
              + component
              + " of a key is null\n"
              + "    help:  pass a value, or declare the component @Nullable if null is a key of its "
              + "own");
    }
    return value;
  }

  /**
   * The key written so far: at most 512 characters, the end of a longer one replaced by its hash.
   */
  public String finish() {
    if (length <= MAX_LENGTH) {
      return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
    }
    String hash = HexFormat.of().formatHex(sha256(Arrays.copyOf(buffer, length)));
    return new String(buffer, 0, KEPT_LENGTH, StandardCharsets.ISO_8859_1) + '#' + hash;
  }

  /** How many bytes have been written so far, before any are cut off. */
  public int length() {
    return length;
  }

  /** How many components of nested records have been begun so far. */
  public int nestedComponents() {
    return nested;
  }

  private KeyWriter escaped(String text, boolean keepColon) {
    int plain = plainPrefix(text, keepColon);
    copy(text, plain);
    for (int i = plain; i < text.length(); i++) {
      escape(text.charAt(i), keepColon);
    }
    return this;
  }

  /** How much of {@code text} stands in the key as it is: mostly all. */
  private static int plainPrefix(String text, boolean keepColon) {
    int plain = 0;
    while (plain < text.length() && isKept(text.charAt(plain), keepColon)) {
      plain++;
    }
    return plain;
  }

  @SuppressWarnings("deprecation") // the text is ASCII, and this copy needs no encoder
  private void copy(String text, int size) {
    reserve(size);
    text.getBytes(0, size, buffer, length);
    length += size;
  }

  private void escape(char unit, boolean keepColon) {
    reserve(5);
    if (isKept(unit, keepColon)) {
      buffer[length++] = (byte) unit;
      return;
    }
    buffer[length++] = '%';
    for (int shift = 12; shift >= 0; shift -= 4) {
      buffer[length++] = HEX[(unit >> shift) & 15];
    }
  }

  private static boolean isKept(char unit, boolean keepColon) {
    return isPlain(unit) || (keepColon && unit == ':');
  }

  private static boolean isPlain(char unit) {
    return unit > ' ' && unit < 127 && unit != '%' && unit != ':' && unit != '{' && unit != '}';
  }

  private void reserve(int more) {
    if (length + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
