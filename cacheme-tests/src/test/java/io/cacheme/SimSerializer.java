package io.cacheme;

import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import java.nio.ByteBuffer;

/** A serializer that is cheap, and that the simulated storages can read too. */
final class SimSerializer implements Serializer {

  private static final int BYTES = 29;

  @Override
  public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
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
    if (bytes.length != BYTES) {
      throw new UndecodableException("not " + BYTES + " bytes");
    }
    return (Entry<V>) read(bytes);
  }

  static Entry<SimVersion> read(byte[] array) {
    ByteBuffer bytes = ByteBuffer.wrap(array);
    boolean absent = bytes.get() == 1;
    long loadedAt = bytes.getLong();
    long expiresAt = bytes.getLong();
    SimVersion version =
        absent ? null : new SimVersion(bytes.getInt(), bytes.getInt(), bytes.getInt());
    return new Entry<>(version, absent, loadedAt, expiresAt);
  }
}
