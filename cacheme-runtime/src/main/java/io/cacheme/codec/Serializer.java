package io.cacheme.codec;

/**
 * Turns entries into the bytes that remote storages keep, and back.
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

  /** The bytes of {@code entry}; the array belongs to the caller. */
  <V> byte[] encode(Entry<V> entry, ValueType<V> type);

  /**
   * The entry in {@code bytes}. Fields it does not know are skipped.
   *
   * @throws UndecodableException if the bytes are cut, foreign or corrupt; no other exception
   */
  <V> Entry<V> decode(byte[] bytes, ValueType<V> type);
}
