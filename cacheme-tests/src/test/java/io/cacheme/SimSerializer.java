package io.cacheme;

import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import java.nio.ByteBuffer;

/**
 * A serializer that is cheap, that the simulated storages can read too, and that throws now and
 * then where the schedule wants it.
 */
final class SimSerializer implements Serializer {

  private static final int BYTES = 29;
  private static final byte[] FRAME = {(byte) 0xC1, (byte) 0xCA};
  private static final int FRAME_HEAD = 3;
  private static final long TOMBSTONE = 1; // when they expire
  private static final long LEASE = 2;

  private final SimLoop loop;
  private final int throwPercent;

  SimSerializer(SimLoop loop, int throwPercent) {
    this.loop = loop;
    this.throwPercent = throwPercent;
  }

  /** One that never throws. */
  SimSerializer() {
    this(null, 0);
  }

  @Override
  public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
    mayThrow("encode");
    return write(entry);
  }

  static byte[] write(Entry<?> entry) {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.put((byte) (entry.absent() ? 1 : 0)).putLong(entry.loadedAt()).putLong(entry.expiresAt());
    if (entry.value() instanceof SimVersion version) {
      bytes.putInt(version.key()).putInt(version.begun()).putInt(version.source());
    }
    return bytes.array();
  }

  @Override
  @SuppressWarnings("unchecked") // the simulation has no other values
  public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
    mayThrow("decode");
    if (bytes.length != BYTES) {
      throw new UndecodableException("not " + BYTES + " bytes");
    }
    return (Entry<V>) read(bytes);
  }

  private void mayThrow(String what) {
    if (throwPercent > 0 && loop.chance(throwPercent)) {
      if (loop.isTraced()) {
        loop.log("the codec throws on " + what);
      }
      if (loop.chance(50)) {
        throw new IllegalStateException("a codec that throws on " + what);
      }
      throw new AssertionError("a codec that throws on " + what);
    }
  }

  /**
   * The entry in {@code stored}, with a frame before it or without; null if there is none, as in a
   * tombstone that any version of a node takes for one.
   */
  static Entry<SimVersion> read(byte[] stored) {
    boolean framed = stored[0] == FRAME[0] && stored[1] == FRAME[1];
    int from = framed ? FRAME_HEAD + stored[2] : 0;
    ByteBuffer bytes = ByteBuffer.wrap(stored, from, stored.length - from);
    if (bytes.remaining() != BYTES) {
      return null;
    }
    boolean absent = bytes.get() == 1;
    long loadedAt = bytes.getLong();
    long expiresAt = bytes.getLong();
    SimVersion version =
        absent ? null : new SimVersion(bytes.getInt(), bytes.getInt(), bytes.getInt());
    return new Entry<>(version, absent, loadedAt, expiresAt);
  }

  /** Whether {@code stored} stands for a key that somebody loads. */
  static boolean isLease(byte[] stored) {
    return isMark(stored, LEASE);
  }

  /** Whether {@code stored} stands for a key that was removed. */
  static boolean isTombstone(byte[] stored) {
    return isMark(stored, TOMBSTONE);
  }

  private static boolean isMark(byte[] stored, long expiry) {
    Entry<SimVersion> entry = stored == null ? null : read(stored);
    return entry != null && entry.expiresAt() == expiry;
  }

  /** What is no entry, in a frame of some generation. */
  static byte[] foreign(long stamp) {
    return ByteBuffer.allocate(FRAME_HEAD + Long.BYTES + 1)
        .put(FRAME)
        .put((byte) Long.BYTES)
        .putLong(stamp)
        .put((byte) 7)
        .array();
  }
}
