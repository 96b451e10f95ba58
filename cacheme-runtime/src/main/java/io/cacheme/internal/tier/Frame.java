package io.cacheme.internal.tier;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What stands before the bytes of an entry where there is more to tell than its serializer writes:
 * the {@linkplain Generation stamp} of its generation, and for how much longer than the entry lives
 * the tier keeps it. It is outside serializer and compression, so that all of them carry it; bytes
 * without a frame are of generation 0 and kept while they live, and most have none.
 *
 * <p>Two bytes that begin no entry, the number of bytes that follow in the frame, these, and the
 * entry. The first eight are the stamp, the next four, if there are any, the milliseconds that it
 * is held for after its end; what later versions add behind them is skipped.
 */
final class Frame {

  /** How many bytes it takes at least. */
  static final int BYTES = 11;

  private static final byte FIRST = (byte) 0xC1; // never used by MessagePack
  private static final byte SECOND = (byte) 0xCA;
  private static final int HEAD = 3;
  private static final long NO_GENERATION = -1; // a generation's stamp is never negative
  private static final int HELD_AT = HEAD + Long.BYTES;

  private Frame() {}

  /** {@code entry} of the generation {@code stamp}. */
  static byte[] of(long stamp, byte[] entry) {
    return of(stamp, 0, entry);
  }

  /**
   * {@code entry} of the generation {@code stamp}, which is kept {@code heldMillis} longer than it
   * lives.
   */
  static byte[] of(long stamp, long heldMillis, byte[] entry) {
    if (stamp == 0 && heldMillis == 0 && !isFramed(entry)) {
      return entry;
    }
    int extra = heldMillis == 0 ? 0 : Integer.BYTES;
    ByteBuffer framed =
        ByteBuffer.allocate(BYTES + extra + entry.length)
            .put(FIRST)
            .put(SECOND)
            .put((byte) (Long.BYTES + extra))
            .putLong(stamp);
    if (extra != 0) {
      framed.putInt((int) Math.min(heldMillis, Integer.MAX_VALUE));
    }
    return framed.put(entry).array();
  }

  /** Bytes that are a miss for everybody and are decoded by nobody, and like no others. */
  static byte[] ofNoGeneration(long random) {
    return of(NO_GENERATION, ByteBuffer.allocate(Long.BYTES).putLong(random).array());
  }

  /** For how many milliseconds after its end the entry in {@code bytes} is kept. */
  static long heldMillis(byte[] bytes) {
    return isFramed(bytes) && end(bytes) >= HELD_AT + Integer.BYTES
        ? Math.max(0, ByteBuffer.wrap(bytes, HELD_AT, Integer.BYTES).getInt())
        : 0;
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
