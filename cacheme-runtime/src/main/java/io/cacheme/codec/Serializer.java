package io.cacheme.codec;

/**
 * Turns entries into the bytes that remote storages keep, and back.
 *
 * <p>Implemented by applications, too, best by {@link EnvelopeSerializer}; what is added has a
 * default. Called on the thread that has the bytes, which may be a storage's: it must not block.
 *
 * <p>Named by {@code @CacheNode(serializer = …)}, where it needs a public constructor without
 * parameters, or given to the {@code Cacheme} builder. Safe for any number of threads. The bytes
 * hold the whole entry: when its load began, when it expires, whether it marks absence, and the
 * value.
 */
public interface Serializer {

  /**
   * Checks that values of {@code type} can be written and read at all, when a node is bound, so
   * that what is missing is told then and not by every call. Accepts all types unless overridden; a
   * serializer around another asks that one.
   *
   * @throws IllegalStateException if the type lacks what this serializer needs of it, such as its
   *     codec (R07)
   */
  default void check(ValueType<?> type) {}

  /**
   * The bytes of {@code entry}.
   *
   * @return an array of the caller's own
   * @throws IllegalArgumentException if the value cannot be written; its message shows nothing of
   *     it. A {@code put} then fails with {@link io.cacheme.UnwritableValueException}, and what was
   *     loaded is not kept there
   */
  <V> byte[] encode(Entry<V> entry, ValueType<V> type);

  /**
   * The entry in {@code bytes}. Fields it does not know are skipped.
   *
   * @param bytes not to be changed, and not kept beyond what is answered
   * @throws UndecodableException if the bytes are cut, foreign or corrupt; no other exception
   */
  <V> Entry<V> decode(byte[] bytes, ValueType<V> type);
}
