package io.cacheme.codec;

import java.util.Arrays;

/**
 * A name, encoded once as a MessagePack string. If it takes up to 16 bytes, header included, it is
 * written and compared as two words.
 */
final class Name {

  /** How many bytes two words have. */
  private static final int TWO_WORDS = 2 * Long.BYTES;

  private final byte[] encoded;
  private final int header;
  private final boolean small;
  private final long first;
  private final long firstMask;
  private final long second;
  private final long secondMask;

  Name(String text) {
    encoded = MsgPackWriter.encodeString(text);
    header = encoded.length - Utf8.length(text);
    small = encoded.length <= TWO_WORDS;
    byte[] padded = Arrays.copyOf(encoded, Math.max(encoded.length, TWO_WORDS));
    first = Words.get(padded, 0);
    firstMask = Words.mask(encoded.length);
    second = Words.get(padded, Long.BYTES);
    secondMask = Words.mask(encoded.length - Long.BYTES);
  }

  /** How many bytes it takes, header included. */
  int length() {
    return encoded.length;
  }

  /** How many bytes {@link #write} may change. */
  int room() {
    return small ? TWO_WORDS : encoded.length;
  }

  /** Writes it where there is {@link #room} for it. */
  void write(byte[] to, int pos) {
    if (small) {
      Words.put(to, pos, first);
      Words.put(to, pos + Long.BYTES, second);
    } else {
      System.arraycopy(encoded, 0, to, pos, encoded.length);
    }
  }

  /** Whether it stands at {@code pos} as it is written. */
  boolean stands(byte[] in, int pos) {
    if (small && pos <= in.length - TWO_WORDS) {
      long other = (Words.get(in, pos) ^ first) & firstMask;
      return (other | ((Words.get(in, pos + Long.BYTES) ^ second) & secondMask)) == 0;
    }
    int length = encoded.length;
    return length <= in.length - pos && Arrays.equals(in, pos, pos + length, encoded, 0, length);
  }

  /** Whether its text stands at {@code start}, behind a header that may be longer than it must. */
  boolean isText(byte[] in, int start, int length) {
    return encoded.length - header == length
        && (stands(in, start - header)
            || Arrays.equals(in, start, start + length, encoded, header, encoded.length));
  }

  /** A hash of its text. */
  int hash() {
    return hash(encoded, header, encoded.length - header);
  }

  /** The hash of text. */
  static int hash(byte[] in, int start, int length) {
    int hash = length;
    for (int i = start; i < start + length; i++) {
      hash = 31 * hash + in[i];
    }
    return hash ^ (hash >>> 15);
  }
}
