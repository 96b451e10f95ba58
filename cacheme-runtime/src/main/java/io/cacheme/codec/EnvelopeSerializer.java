package io.cacheme.codec;

import java.util.Objects;

/**
 * For serializers of one's own that turn a value into bytes and back: adds the other fields of the
 * entry. The bytes kept are the MessagePack map of {@code docs/format.md}, with the value's bytes
 * as its {@code v}.
 */
public abstract class EnvelopeSerializer implements Serializer {

  /** For subclasses. */
  protected EnvelopeSerializer() {}

  /** The bytes of {@code value}. */
  protected abstract <V> byte[] writeValue(V value, ValueType<V> type);

  /**
   * The value in {@code bytes}. Whatever it throws makes the entry undecodable.
   *
   * @return the value, never null
   */
  protected abstract <V> V readValue(byte[] bytes, ValueType<V> type);

  @Override
  public final <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
    return MsgPackSerializer.encode(entry, new BytesCodec<>(type));
  }

  @Override
  public final <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
    return MsgPackSerializer.decode(bytes, new BytesCodec<>(type), type);
  }

  private final class BytesCodec<V> implements Codec<V> {

    private final ValueType<V> type;

    BytesCodec(ValueType<V> type) {
      this.type = type;
    }

    @Override
    public void write(ValueWriter out, V value) {
      out.writeBytes(Objects.requireNonNull(writeValue(value, type), "writeValue"));
    }

    @Override
    public V read(ValueReader in) {
      byte[] bytes = in.readBytes();
      if (bytes == null) {
        throw new UndecodableException("expected the bytes of a value, and found nil");
      }
      return readValue(bytes, type);
    }
  }
}
