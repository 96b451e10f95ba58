package io.cacheme.internal.tier;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What stands before the bytes of an entry where there is more to tell than its serializer writes:
 * the {@linkplain Generation stamp} of its generation. It is outside serializer and compression, so
 * that all of them carry it; bytes without a frame are of generation 0, and most have none.
 *
 * <p>Two bytes that begin no entry, the number of bytes that follow in the frame, these, and the
 * entry. The first eight are the stamp; what later versions add behind it is skipped.
 */
final class Frame {

  /** How many bytes it takes at most. */
  static final int BYTES = 11;

  private static final byte FIRST = (byte) 0xC1; // never used by MessagePack
  private static final byte SECOND = (byte) 0xCA;
  private static final int HEAD = 3;

  private Frame() {}

  /** {@code entry} of the generation {@code stamp}. */
  static byte[] of(long stamp, byte[] entry) {
    if (stamp == 0 && !isFramed(entry)) {
      return entry;
    }
    return ByteBuffer.allocate(BYTES + entry.length)
        .put(FIRST)
        .put(SECOND)
        .put((byte) Long.BYTES)
        .putLong(stamp)
        .put(entry)
        .array();
  }

  /** The generation of the entry in {@code bytes}. */
  static long stamp(byte[] bytes) {
    return isFramed(bytes) ? ByteBuffer.wrap(bytes, HEAD, Long.BYTES).getLong() : 0;
  }

  /** The entry in {@code bytes}, without the frame. */
  static byte[] entry(byte[] bytes) {
    return isFramed(bytes) ? Arrays.copyOfRange(bytes, end(bytes), bytes.length) : bytes;
  }

  private static boolean isFramed(byte[] bytes) {
    return bytes.length >= BYTES
        && bytes[0] == FIRST
        && bytes[1] == SECOND
        && end(bytes) >= BYTES
        && end(bytes) <= bytes.length;
  }

  private static int end(byte[] bytes) {
    return HEAD + (bytes[2] & 0xFF);
  }
}
