package io.cacheme.internal.tier;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the bytes of an entry where there is more to tell than its serializer writes:
 * the {@linkplain Generation stamp} of its generation, and for how much longer than the entry lives
 * the tier keeps it. It is outside serializer and compression, so that all of them carry it; bytes
 * without a frame are of generation 0 and kept while they live, and most have none.
 *
 * <p>Two bytes that begin no entry, the number of bytes that follow in the frame, these, and the
 * entry. The first eight are the stamp, the next four, if there are any, the milliseconds that it
 * is held for after its end; then, if there are any, two that tell which groups it belongs to, and
 * eight for the stamp of each. What later versions add behind them is skipped.
 */
final class Frame {

  /** How many bytes it takes at least. */
  static final int BYTES = 11;

  private static final long[] NO_GROUPS = {};

  private static final byte FIRST = (byte) 0xC1; // never used by MessagePack
  private static final byte SECOND = (byte) 0xCA;
  private static final int HEAD = 3;
  private static final long NO_GENERATION = -1; // a generation's stamp is never negative
  private static final int HELD_AT = HEAD + Long.BYTES;
  private static final int GROUPS_AT = HELD_AT + Integer.BYTES;
  private static final int STAMPS_AT = GROUPS_AT + Short.BYTES;

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
    return of(stamp, heldMillis, (short) 0, NO_GROUPS, entry);
  }

  /**
   * The same of an entry that belongs to groups.
   *
   * @param kinds tells which groups these are
   * @param groups their stamps
   */
  static byte[] of(long stamp, long heldMillis, short kinds, long[] groups, byte[] entry) {
    boolean grouped = !isAllZero(groups);
    if (stamp == 0 && heldMillis == 0 && !grouped && !isFramed(entry)) {
      return entry;
    }
    int extra = heldMillis == 0 && !grouped ? 0 : Integer.BYTES;
    extra += grouped ? Short.BYTES + groups.length * Long.BYTES : 0;
    ByteBuffer framed =
        ByteBuffer.allocate(BYTES + extra + entry.length)
            .put(FIRST)
            .put(SECOND)
            .put((byte) (Long.BYTES + extra))
            .putLong(stamp);
    if (extra != 0) {
      framed.putInt((int) Math.min(heldMillis, Integer.MAX_VALUE));
    }
    if (grouped) {
      framed.putShort(kinds);
      for (long group : groups) {
        framed.putLong(group);
      }
    }
    return framed.put(entry).array();
  }

  private static boolean isAllZero(long[] groups) {
    for (long group : groups) {
      if (group != 0) {
        return false;
      }
    }
    return true;
  }

  /** The stamps of the entry's groups; null where it has none for groups of these {@code kinds}. */
  static long @Nullable [] groups(byte[] bytes, short kinds, int count) {
    if (!isFramed(bytes) || end(bytes) < STAMPS_AT + count * Long.BYTES) {
      return null;
    }
    ByteBuffer frame = ByteBuffer.wrap(bytes);
    if (frame.getShort(GROUPS_AT) != kinds) {
      return null;
    }
    long[] groups = new long[count];
    for (int i = 0; i < count; i++) {
      groups[i] = frame.getLong(STAMPS_AT + i * Long.BYTES);
    }
    return groups;
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
