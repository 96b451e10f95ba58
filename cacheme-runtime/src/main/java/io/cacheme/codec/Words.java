package io.cacheme.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of an array at once, the first of them the lowest of the word. */
final class Words {

  /** The highest bit of each byte: none is set where there is ASCII alone. */
  static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Words() {}

  static long get(byte[] bytes, int pos) {
    return (long) LONGS.get(bytes, pos);
  }

  static void put(byte[] bytes, int pos, long word) {
    LONGS.set(bytes, pos, word);
  }

  /** Up to eight bytes, and zeros beside them. */
  static long get(byte[] bytes, int pos, int length) {
    if (pos <= bytes.length - Long.BYTES) {
      return get(bytes, pos) & mask(length);
    }
    long word = 0;
    for (int i = 0; i < length; i++) {
      word |= (bytes[pos + i] & 0xFFL) << (i * Byte.SIZE);
    }
    return word;
  }

  /** All bits of the first {@code length} bytes of a word. */
  static long mask(int length) {
    if (length >= Long.BYTES) {
      return -1;
    }
    return length <= 0 ? 0 : (1L << (length * Byte.SIZE)) - 1;
  }
}
