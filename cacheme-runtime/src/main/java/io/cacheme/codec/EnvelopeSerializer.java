package io.cacheme.codec;

import java.util.Objects;

/**
 * For serializers of one's own that turn a value into bytes and back, which extend this: adds the
 * other fields of the entry. The bytes kept are the MessagePack map of {@code docs/format.md}, with
 * the value's bytes as its {@code v}. What is added to it is not abstract.
 */
public abstract class EnvelopeSerializer implements Serializer {

  private final boolean messagePack;

  /** For subclasses whose bytes may be anything; they are kept as a binary. */
  protected EnvelopeSerializer() {
    this(false);
  }

  /**
   * For subclasses.
   *
   * @param messagePack whether the bytes of a value are one value of MessagePack, of at most
   *     {@value ValueWriter#MAX_DEPTH} levels with the entry's: then they are kept as they are and
   *     not as a binary, so that any tool shows them, and only such bytes are given to {@link
   *     #readValue}
   */
  protected EnvelopeSerializer(boolean messagePack) {
    this.messagePack = messagePack;
  }

  /**
   * The bytes of {@code value}.
   *
   * @return an array that is not used for anything else; not null
   * @throws IllegalArgumentException as {@link #encode} says
   */
  protected abstract <V> byte[] writeValue(V value, ValueType<V> type);

  /**
   * The value in {@code bytes}. Whatever it throws makes the entry undecodable.
   *
   * @return the value, never null
   */
  protected abstract <V> V readValue(byte[] bytes, ValueType<V> type);

  @Override
  public final <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
    return MsgPackLayout.MAPS.encode(entry, codec(type), Envelope.NO_SHAPE);
  }

  @Override
  public final <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
    return MsgPackLayout.MAPS.decode(bytes, codec(type), type, Envelope.NO_SHAPE);
  }

  private <V> Codec<V> codec(ValueType<V> type) {
    return messagePack ? new EncodedCodec<>(type) : new BytesCodec<>(type);
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

  private final class EncodedCodec<V> implements Codec<V> {

    private final ValueType<V> type;

    EncodedCodec(ValueType<V> type) {
      this.type = type;
    }

    @Override
    public void write(ValueWriter out, V value) {
      byte[] bytes = writeValue(value, type);
      try {
        MsgPackReader.checkEncoded(bytes);
      } catch (UndecodableException e) {
        throw new IllegalArgumentException(
            "what was written of a " + type.name() + " cannot be read again: " + e.getMessage());
      }
      ((MsgPackWriter) out).writeRaw(bytes);
    }

    @Override
    public V read(ValueReader in) {
      return readValue(((MsgPackReader) in).readEncoded(), type);
    }
  }
}
