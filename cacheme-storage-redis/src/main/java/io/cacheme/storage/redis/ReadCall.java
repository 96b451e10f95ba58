package io.cacheme.storage.redis;

import io.cacheme.spi.StoredValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A command that reads values. */
abstract class ReadCall<T extends @Nullable Object> extends KeyCall<T> {

  /** Adds what it has found to {@code found}; only after it has succeeded. */
  abstract void addTo(Map<String, StoredValue> found);
}
