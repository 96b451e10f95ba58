package io.cacheme.codec;

import java.nio.charset.StandardCharsets;

/** Text of ASCII alone, whose bytes are its characters. */
final class Ascii {

  /** From where the JDK's own encoder is the faster one, which makes an array to copy from. */
  private static final int LONG_TEXT = 40;

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long QUESTION_MARKS = '?' * ONES;

  private Ascii() {}

  /** Whether {@code length} bytes are ASCII. */
  static boolean is(byte[] bytes, int start, int length) {
    int end = start + length;
    int pos = start;
    long seen = 0;
    for (; pos <= end - Long.BYTES; pos += Long.BYTES) {
      seen |= Words.get(bytes, pos);
    }
    if (pos < end) {
      seen |= Words.get(bytes, pos, end - pos);
    }
    return (seen & Words.HIGH_BITS) == 0;
  }

  /** The text of bytes that are ASCII. */
  @SuppressWarnings("deprecation") // of all constructors the one that needs no charset
  static String text(byte[] bytes, int start, int length) {
    return new String(bytes, 0, start, length);
  }

  /**
   * Writes {@code text}, for which there must be room, and answers whether it is ASCII. Else what
   * it wrote is of no use.
   */
  static boolean write(String text, byte[] to, int start) {
    return text.length() < LONG_TEXT ? writeShort(text, to, start) : writeLong(text, to, start);
  }

  @SuppressWarnings("deprecation") // it drops the high bytes, of which there are none in ASCII
  private static boolean writeShort(String text, byte[] to, int start) {
    int length = text.length();
    text.getBytes(0, length, to, start);
    int seen = 0;
    for (int i = 0; i < length; i++) {
      seen |= text.charAt(i);
    }
    return seen < 0x80;
  }

  /** What takes a byte a unit is ASCII, or a lone surrogate that became a question mark. */
  private static boolean writeLong(String text, byte[] to, int start) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    int length = encoded.length;
    if (length != text.length() || hasReplaced(text, encoded)) {
      return false;
    }
    System.arraycopy(encoded, 0, to, start, length);
    return true;
  }

  private static boolean hasReplaced(String text, byte[] encoded) {
    int last = encoded.length - Long.BYTES;
    long found = questionMarks(encoded, last);
    for (int pos = 0; pos < last; pos += Long.BYTES) {
      found |= questionMarks(encoded, pos);
    }
    return (found & Words.HIGH_BITS) != 0 && differs(text, encoded);
  }

  /** Sets the high bit of a byte, perhaps among others, if one of eight is a question mark. */
  private static long questionMarks(byte[] bytes, int pos) {
    long others = Words.get(bytes, pos) ^ QUESTION_MARKS;
    return (others - ONES) & ~others;
  }

  private static boolean differs(String text, byte[] encoded) {
    for (int i = 0; i < encoded.length; i++) {
      if (text.charAt(i) != encoded[i]) {
        return true;
      }
    }
    return false;
  }
}
