package io.cacheme.serializer.jackson;

import io.cacheme.codec.ValueWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The growing bytes that a {@link JsonWriter} writes to, and text as JSON has it. */
abstract class JsonOutput extends ValueWriter {

  private static final int FIRST_BUFFER = 512;
  private static final int LARGEST_BUFFER = Integer.MAX_VALUE - 8;

  /** What a unit takes at most: that of a control character, {@code \}{@code u001F}. */
  private static final int LONGEST_UNIT = 6;

  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  /** What stands behind the backslash for a unit of ASCII: 0 where there is none, or a letter. */
  private static final byte[] ESCAPES = escapes();

  byte[] buffer = new byte[FIRST_BUFFER];
  int pos;

  private static byte[] escapes() {
    byte[] escapes = new byte[0x80];
    Arrays.fill(escapes, 0, ' ', (byte) 'u');
    String units = "\b\t\n\f\r\"\\";
    String letters = "btnfr\"\\";
    for (int i = 0; i < units.length(); i++) {
      escapes[units.charAt(i)] = (byte) letters.charAt(i);
    }
    return escapes;
  }

  final byte[] toBytes() {
    return Arrays.copyOf(buffer, pos);
  }

  final void reserve(long more) {
    if (more > buffer.length - pos) {
      grow(pos + more);
    }
  }

  private void grow(long least) {
    if (least > LARGEST_BUFFER) {
      throw new IllegalArgumentException("the value takes more than 2 GiB");
    }
    long twice = Math.min(buffer.length * 2L, LARGEST_BUFFER);
    buffer = Arrays.copyOf(buffer, (int) Math.max(twice, least));
  }

  final void put(char ascii) {
    reserve(1);
    buffer[pos++] = (byte) ascii;
  }

  final void put(byte[] bytes, int start) {
    int length = bytes.length - start;
    reserve(length);
    System.arraycopy(bytes, start, buffer, pos, length);
    pos += length;
  }

  /** Writes text that is ASCII, and needs no escape. */
  final void putPlain(String ascii) {
    put(ascii.getBytes(StandardCharsets.ISO_8859_1), 0);
  }

  /** Writes text in quotes. */
  final void putText(String text) {
    int length = text.length();
    reserve(length + 2L);
    byte[] to = buffer;
    int start = pos + 1;
    for (int i = 0; i < length; i++) {
      char unit = text.charAt(i);
      if (unit >= 0x80 || ESCAPES[unit] != 0) {
        putOther(text);
        return;
      }
      to[start + i] = (byte) unit;
    }
    to[pos] = '"';
    to[start + length] = '"';
    pos = start + length + 1;
  }

  private void putOther(String text) {
    if (EscapedText.isNeeded(text)) {
      putPlain(EscapedText.quoted(text));
      return;
    }
    reserve(2L + LONGEST_UNIT * (long) text.length());
    buffer[pos++] = '"';
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit < 0x80) {
        putAscii(unit);
      } else if (Character.isSurrogate(unit)) {
        putHex(unit);
      } else {
        putUnit(unit);
      }
    }
    buffer[pos++] = '"';
  }

  private void putAscii(char unit) {
    byte escape = ESCAPES[unit];
    if (escape == 'u') {
      putHex(unit);
    } else if (escape != 0) {
      buffer[pos++] = '\\';
      buffer[pos++] = escape;
    } else {
      buffer[pos++] = (byte) unit;
    }
  }

  /** As Jackson writes control characters, and both halves of a surrogate pair. */
  private void putHex(char unit) {
    buffer[pos++] = '\\';
    buffer[pos++] = 'u';
    for (int shift = 12; shift >= 0; shift -= 4) {
      buffer[pos++] = HEX[(unit >> shift) & 0xF];
    }
  }

  private void putUnit(char unit) {
    if (unit < 0x800) {
      buffer[pos++] = (byte) (0xC0 | (unit >> 6));
    } else {
      buffer[pos++] = (byte) (0xE0 | (unit >> 12));
      putRest(unit >> 6);
    }
    putRest(unit);
  }

  private void putRest(int bits) {
    buffer[pos++] = (byte) (0x80 | (bits & 0x3F));
  }
}
