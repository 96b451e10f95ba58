package io.cacheme.codec;

import io.cacheme.help.Help;

/**
 * MessagePack without the names: records are arrays of their components, in order. Smaller and
 * faster than {@link MsgPackSerializer}, and readable only with the type at hand.
 *
 * <p>Each entry tells the fingerprint of its value's type. Bytes that were written when the type
 * had another shape are undecodable, and so a miss: every change of the value's records is one,
 * also of those that {@link MsgPackSerializer} would bear.
 */
public final class CompactMsgPackSerializer implements Serializer {

  /** For {@code @CacheNode(serializer = CompactMsgPackSerializer.class)}, and for the builder. */
  public CompactMsgPackSerializer() {}

  @Override
  public void check(ValueType<?> type) {
    type.codec(); // or R07
    shape(type);
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
    return MsgPackLayout.ARRAYS.encode(entry, type.codec(), shape(type));
  }

  @Override
  public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
    return MsgPackLayout.ARRAYS.decode(bytes, type.codec(), type, shape(type));
  }

  private static long shape(ValueType<?> type) {
    if (type.fingerprint() == 0) {
      throw new IllegalStateException(
          Help.message(
              "R07",
              "the shape of " + type.name() + " is not known, by which its bytes are guarded",
              null,
              "compile its node again, or build its ValueType withFingerprint"));
    }
    return type.fingerprint();
  }
}
