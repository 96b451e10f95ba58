package io.cacheme.codec;

/**
 * UTF-8 that also keeps lone surrogates: each becomes the three bytes that its number would have,
 * as in WTF-8. Everything else is the standard's, and decoding refuses what is not well formed.
 */
final class Utf8 {

  private Utf8() {}

  /** How many bytes {@code text} takes. */
  static int length(String text) {
    int length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit >= 0x800) {
        length += 2;
        if (isPair(text, i)) {
          i++; // four bytes for two units
        }
      } else if (unit >= 0x80) {
        length++;
      }
    }
    return length;
  }

  /** Writes {@code text}, for which there must be room, and answers where it ends. */
  static int encode(String text, byte[] to, int start) {
    int pos = start;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit < 0x80) {
        to[pos++] = (byte) unit;
      } else if (unit < 0x800) {
        to[pos++] = (byte) (0xC0 | (unit >> 6));
        to[pos++] = continuation(unit);
      } else if (isPair(text, i)) {
        int point = Character.toCodePoint(unit, text.charAt(++i));
        to[pos++] = (byte) (0xF0 | (point >> 18));
        to[pos++] = continuation(point >> 12);
        to[pos++] = continuation(point >> 6);
        to[pos++] = continuation(point);
      } else {
        to[pos++] = (byte) (0xE0 | (unit >> 12));
        to[pos++] = continuation(unit >> 6);
        to[pos++] = continuation(unit);
      }
    }
    return pos;
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }

  private static boolean isPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }

  /**
   * Decodes {@code length} bytes into {@code to}, which has room for as many units.
   *
   * @return how many units there are
   * @throws UndecodableException if the bytes are not well formed
   */
  static int decode(byte[] from, int start, int length, char[] to) {
    int end = start + length;
    int size = 0;
    int pos = start;
    while (pos < end) {
      int first = from[pos++];
      if (first >= 0) {
        to[size++] = (char) first;
      } else if (first < (byte) 0xC0) {
        throw malformed();
      } else if (first < (byte) 0xE0) {
        to[size++] = (char) checked(((first & 0x1F) << 6) | rest(from, pos++, end), 0x80);
      } else if (first < (byte) 0xF0) {
        int high = rest(from, pos++, end) << 6;
        to[size++] = (char) checked(((first & 0x0F) << 12) | high | rest(from, pos++, end), 0x800);
      } else {
        int point = supplementary(from, first, pos, end);
        pos += 3;
        to[size++] = Character.highSurrogate(point);
        to[size++] = Character.lowSurrogate(point);
      }
    }
    return size;
  }

  private static int supplementary(byte[] from, int first, int pos, int end) {
    int high = (rest(from, pos, end) << 12) | (rest(from, pos + 1, end) << 6);
    int point = ((first & 0x0F) << 18) | high | rest(from, pos + 2, end);
    if (point > Character.MAX_CODE_POINT) {
      throw malformed();
    }
    return checked(point, 0x10000);
  }

  private static int rest(byte[] from, int pos, int end) {
    if (pos >= end || (from[pos] & 0xC0) != 0x80) {
      throw malformed();
    }
    return from[pos] & 0x3F;
  }

  /** Refuses a number that a shorter form could have held. */
  private static int checked(int number, int least) {
    if (number < least) {
      throw malformed();
    }
    return number;
  }

  private static UndecodableException malformed() {
    return new UndecodableException("text is not well-formed UTF-8");
  }
}
