package io.cacheme.storage.local;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A bounded map whose entries expire. */
interface Heap {

  @Nullable Object get(Object key);

  /** The same, not counted as a use where that can be told. */
  default @Nullable Object peek(Object key) {
    return get(key);
  }

  /** What it keeps, but for what has expired; no use of any. */
  Iterator<Map.Entry<Object, Object>> entries();

  void put(Object key, Object value, long ttlNanos);

  void remove(Object key);

  long size();

  /** How many entries made room for others so far. */
  long evictionCount();

  /** What its entries weigh; 0 if they are counted. */
  long weighedBytes();
}
