package io.cacheme.storage.local;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a storage has that is not open. */
final class NoHeap implements Heap {

  static final NoHeap INSTANCE = new NoHeap();

  private NoHeap() {}

  @Override
  public @Nullable Object get(Object key) {
    return null;
  }

  @Override
  public Iterator<Map.Entry<Object, Object>> entries() {
    return Collections.emptyIterator();
  }

  @Override
  public void put(Object key, Object value, long ttlNanos) {}

  @Override
  public void remove(Object key) {}

  @Override
  public long size() {
    return 0;
  }

  @Override
  public long evictionCount() {
    return 0;
  }

  @Override
  public long weighedBytes() {
    return 0;
  }
}
