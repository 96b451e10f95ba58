package io.cacheme.codec;

/** Puts any bytes where a value's bytes would be. */
final class Raw extends EnvelopeSerializer {

  private static final ValueType<byte[]> TYPE = ValueType.withoutCodec("byte[]");

  private Raw() {}

  /** An entry whose value has these bytes. */
  static byte[] entry(byte[] value) {
    return new Raw().encode(Entry.of(value, 1, 2), TYPE);
  }

  /** The bytes of the value in an entry. */
  static byte[] value(byte[] entry) {
    byte[] value = new Raw().decode(entry, TYPE).value();
    return value == null ? new byte[0] : value;
  }

  @Override
  protected <V> byte[] writeValue(V value, ValueType<V> type) {
    return (byte[]) value;
  }

  @Override
  @SuppressWarnings("unchecked")
  protected <V> V readValue(byte[] bytes, ValueType<V> type) {
    return (V) bytes;
  }
}
