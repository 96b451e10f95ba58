package io.cacheme.serializer.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;

/**
 * JSON, by the codecs that the annotation processor generates: for stores that people or other
 * programs read. The bytes are described in {@code docs/format.md}.
 *
 * <p>A map with a null key cannot be written: JSON has none.
 */
public final class JsonSerializer implements Serializer {

  private static final JsonEntries ENTRIES = new JsonEntries(factory());

  /** For {@code @CacheNode(serializer = JsonSerializer.class)}, and for the builder. */
  public JsonSerializer() {}

  /** Names are not interned: keys of maps would fill the JVM's table for good. */
  private static JsonFactory factory() {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
        .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build())
        .build();
  }

  /**
   * The bytes of {@code entry}.
   *
   * @throws IllegalArgumentException if the value nests deeper than {@value
   *     io.cacheme.codec.ValueWriter#MAX_DEPTH} levels or has a null key
   * @throws java.util.ConcurrentModificationException if the value is changed meanwhile
   */
  @Override
  public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
    return ENTRIES.encode(entry, type.codec(), type);
  }

  @Override
  public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
    return ENTRIES.decode(bytes, type.codec(), type);
  }
}
