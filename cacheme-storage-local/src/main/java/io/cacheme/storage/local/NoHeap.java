package io.cacheme.storage.local;

import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a storage has that is not open. */
final class NoHeap implements Heap {

  private final long evictions;

  /** In the place of one that had so many evictions. */
  NoHeap(long evictions) {
    this.evictions = evictions;
  }

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
    return evictions;
  }

  @Override
  public long weighedBytes() {
    return 0;
  }
}
