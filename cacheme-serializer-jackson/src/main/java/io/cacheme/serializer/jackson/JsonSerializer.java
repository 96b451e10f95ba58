package io.cacheme.serializer.jackson;

import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;

/**
 * JSON, by the codecs that the annotation processor generates: for stores that people or other
 * programs read. The bytes are described in {@code docs/format.md}.
 *
 * <p>A map whose keys are null or have lone surrogates cannot be written: JSON has no such keys.
 */
public final class JsonSerializer implements Serializer {

  private static final JsonEntries ENTRIES = new JsonEntries(Mappers.factory());

  /** For {@code @CacheNode(serializer = JsonSerializer.class)}, and for the builder. */
  public JsonSerializer() {}

  @Override
  public void check(ValueType<?> type) {
    type.codec(); // or R07
  }

  /**
   * The bytes of {@code entry}.
   *
   * @throws IllegalArgumentException if the value nests deeper than {@value
   *     io.cacheme.codec.ValueWriter#MAX_DEPTH} levels or has a key that JSON has not
   * @throws java.util.ConcurrentModificationException if the value is changed meanwhile
   */
  @Override
  public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
    return ENTRIES.encode(entry, type.codec());
  }

  @Override
  public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
    return ENTRIES.decode(bytes, type.codec(), type);
  }
}
