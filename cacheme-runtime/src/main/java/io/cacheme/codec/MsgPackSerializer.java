package io.cacheme.codec;

/**
 * The default serializer: MessagePack, by the codecs that the annotation processor generates. The
 * bytes are described in {@code docs/format.md}; any MessagePack tool reads them.
 */
public final class MsgPackSerializer implements Serializer {

  /** For {@code @CacheNode(serializer = MsgPackSerializer.class)}, and for the builder. */
  public MsgPackSerializer() {}

  @Override
  public void check(ValueType<?> type) {
    type.codec(); // or R07
  }

  /**
   * The bytes of {@code entry}.
   *
   * @throws IllegalArgumentException if the value nests deeper than {@value ValueWriter#MAX_DEPTH}
   *     levels, or the entry has a value and marks absence
   * @throws java.util.ConcurrentModificationException if the value is changed meanwhile
   */
  @Override
  public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
    return MsgPackLayout.MAPS.encode(entry, type.codec(), Envelope.NO_SHAPE);
  }

  @Override
  public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
    return MsgPackLayout.MAPS.decode(bytes, type.codec(), type, Envelope.NO_SHAPE);
  }
}
