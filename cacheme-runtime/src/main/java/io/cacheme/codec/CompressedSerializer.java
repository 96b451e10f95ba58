package io.cacheme.codec;

/** Another serializer's bytes in a compressor's frame. */
public final class CompressedSerializer implements Serializer {

  private final Serializer serializer;
  private final Compressor compressor;
  private final int maxInflatedBytes;

  /**
   * Compresses what {@code serializer} writes.
   *
   * @param maxInflatedBytes how many bytes the serializer may write and be given
   */
  public CompressedSerializer(Serializer serializer, Compressor compressor, int maxInflatedBytes) {
    this.serializer = serializer;
    this.compressor = compressor;
    this.maxInflatedBytes = maxInflatedBytes;
  }

  @Override
  public void check(ValueType<?> type) {
    serializer.check(type);
  }

  @Override
  public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
    byte[] bytes = serializer.encode(entry, type);
    if (bytes.length > maxInflatedBytes) {
      throw new IllegalArgumentException(
          "a " + type.name() + " takes more than " + maxInflatedBytes + " bytes");
    }
    return compressor.compress(bytes);
  }

  @Override
  public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
    return serializer.decode(compressor.decompress(bytes, maxInflatedBytes), type);
  }
}
