package io.cacheme.codec;

/**
 * The default serializer: MessagePack, by the codecs that the annotation processor generates. The
 * bytes are described in {@code docs/format.md}; any MessagePack tool reads them.
 */
public final class MsgPackSerializer implements Serializer {

  private static final Pool<MsgPackWriter> WRITERS = new Pool<>(MsgPackWriter::new);
  private static final Pool<MsgPackReader> READERS = new Pool<>(MsgPackReader::new);

  /** For {@code @CacheNode(serializer = MsgPackSerializer.class)}, and for the builder. */
  public MsgPackSerializer() {}

  /**
   * The bytes of {@code entry}.
   *
   * @throws IllegalArgumentException if the value nests deeper than {@value ValueWriter#MAX_DEPTH}
   *     levels, or the entry has a value and marks absence
   * @throws java.util.ConcurrentModificationException if the value is changed meanwhile
   */
  @Override
  public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
    return encode(entry, type.codec());
  }

  @Override
  public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
    return decode(bytes, type.codec(), type);
  }

  static <V> byte[] encode(Entry<V> entry, Codec<V> codec) {
    MsgPackWriter out = WRITERS.take();
    try {
      Envelope.write(out, entry, codec);
      return out.toBytes();
    } finally {
      out.reset();
      WRITERS.give(out);
    }
  }

  static <V> Entry<V> decode(byte[] bytes, Codec<V> codec, ValueType<V> type) {
    MsgPackReader in = READERS.take();
    try {
      in.reset(bytes);
      Entry<V> entry = Envelope.read(in, codec);
      in.checkEnd();
      return entry;
    } catch (UndecodableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw refused(type, e);
    } finally {
      in.release();
      READERS.give(in);
    }
  }

  /**
   * What a value's own code threw, such as its constructor. Its message and trace may tell of the
   * value, so only its class is named.
   */
  private static UndecodableException refused(ValueType<?> type, RuntimeException e) {
    return new UndecodableException(
        "reading a " + type.name() + " failed with " + e.getClass().getName());
  }
}
