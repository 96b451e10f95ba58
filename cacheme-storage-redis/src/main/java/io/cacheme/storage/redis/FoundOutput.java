package io.cacheme.storage.redis;

import io.cacheme.spi.StoredValue;
import io.lettuce.core.output.CommandOutput;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the values of {@code keys}, in their order, and keeps those that are there. */
final class FoundOutput extends CommandOutput<String, StoredValue, Map<String, StoredValue>> {

  private final List<String> keys;
  private final Map<String, StoredValue> found;
  private int position;

  FoundOutput(List<String> keys) {
    this(keys, new HashMap<>(keys.size() * 4 / 3 + 1));
  }

  private FoundOutput(List<String> keys, Map<String, StoredValue> found) {
    super(StoredValueCodec.INSTANCE, found);
    this.keys = keys;
    this.found = found;
  }

  @Override
  public void set(@Nullable ByteBuffer bytes) {
    String key = keys.get(position++);
    if (bytes != null) {
      found.put(key, codec.decodeValue(bytes));
    }
  }
}
