package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Text with lone surrogates, which UTF-8 cannot hold and Jackson refuses: everything that is not
 * ASCII is escaped, as JSON allows of any unit.
 */
final class EscapedText implements SerializableString {

  private final String text;
  private final String quoted;

  private EscapedText(String text) {
    this.text = text;
    this.quoted = quote(text);
  }

  static EscapedText of(String text) {
    return new EscapedText(text);
  }

  /** Whether {@code text} has a surrogate that is not half of a pair. */
  static boolean isNeeded(String text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (Character.isSurrogate(unit)) {
        boolean pair =
            Character.isHighSurrogate(unit)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() * 2);
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == '"' || unit == '\\') {
        quoted.append('\\').append(unit);
      } else if (unit >= 0x20 && unit < 0x7F) {
        quoted.append(unit);
      } else {
        quoted.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          quoted.append(Character.forDigit((unit >> shift) & 0xF, 16));
        }
      }
    }
    return quoted.toString();
  }

  @Override
  public String getValue() {
    return text;
  }

  @Override
  public int charLength() {
    return text.length();
  }

  @Override
  public char[] asQuotedChars() {
    return quoted.toCharArray();
  }

  @Override
  public byte[] asUnquotedUTF8() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] asQuotedUTF8() {
    return quoted.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public int appendQuotedUTF8(byte[] buffer, int offset) {
    return append(asQuotedUTF8(), buffer, offset);
  }

  @Override
  public int appendQuoted(char[] buffer, int offset) {
    return append(quoted, buffer, offset);
  }

  @Override
  public int appendUnquotedUTF8(byte[] buffer, int offset) {
    return append(asUnquotedUTF8(), buffer, offset);
  }

  @Override
  public int appendUnquoted(char[] buffer, int offset) {
    return append(text, buffer, offset);
  }

  @Override
  public int writeQuotedUTF8(OutputStream out) throws IOException {
    out.write(asQuotedUTF8());
    return quoted.length();
  }

  @Override
  public int writeUnquotedUTF8(OutputStream out) throws IOException {
    byte[] bytes = asUnquotedUTF8();
    out.write(bytes);
    return bytes.length;
  }

  @Override
  public int putQuotedUTF8(ByteBuffer buffer) {
    return put(asQuotedUTF8(), buffer);
  }

  @Override
  public int putUnquotedUTF8(ByteBuffer buffer) {
    return put(asUnquotedUTF8(), buffer);
  }

  private static int append(byte[] bytes, byte[] buffer, int offset) {
    if (bytes.length > buffer.length - offset) {
      return -1;
    }
    System.arraycopy(bytes, 0, buffer, offset, bytes.length);
    return bytes.length;
  }

  private static int append(String chars, char[] buffer, int offset) {
    if (chars.length() > buffer.length - offset) {
      return -1;
    }
    chars.getChars(0, chars.length(), buffer, offset);
    return chars.length();
  }

  private static int put(byte[] bytes, ByteBuffer buffer) {
    if (bytes.length > buffer.remaining()) {
      return -1;
    }
    buffer.put(bytes);
    return bytes.length;
  }
}
