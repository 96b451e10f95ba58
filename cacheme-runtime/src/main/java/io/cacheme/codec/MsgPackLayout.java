package io.cacheme.codec;

import java.util.function.Supplier;

/** Entries as MessagePack, by writers and readers that are kept for reuse. */
final class MsgPackLayout {

  /** Records as maps by name. */
  static final MsgPackLayout MAPS = new MsgPackLayout(MsgPackWriter::new, MsgPackReader::new);

  /** Records as arrays. */
  static final MsgPackLayout ARRAYS = new MsgPackLayout(CompactWriter::new, CompactReader::new);

  private final Pool<MsgPackWriter> writers;
  private final Pool<MsgPackReader> readers;

  private MsgPackLayout(Supplier<MsgPackWriter> writers, Supplier<MsgPackReader> readers) {
    this.writers = new Pool<>(writers);
    this.readers = new Pool<>(readers);
  }

  /**
   * The bytes of {@code entry}, and in them {@code shape}, unless it is {@link Envelope#NO_SHAPE}.
   */
  <V> byte[] encode(Entry<V> entry, Codec<V> codec, long shape) {
    MsgPackWriter out = writers.take();
    try {
      Envelope.write(out, entry, codec, shape);
      return out.toBytes();
    } finally {
      out.reset();
      writers.give(out);
    }
  }

  /** The entry in {@code bytes}, of {@code shape} likewise. */
  <V> Entry<V> decode(byte[] bytes, Codec<V> codec, ValueType<V> type, long shape) {
    MsgPackReader in = readers.take();
    try {
      in.reset(bytes);
      Entry<V> entry = Envelope.read(in, codec, shape);
      in.checkEnd();
      return entry;
    } catch (UndecodableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw UndecodableException.refused(type, e);
    } finally {
      in.release();
      readers.give(in);
    }
  }
}
