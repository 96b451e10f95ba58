package io.cacheme.internal.tier;

import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.StorageContext;
import java.util.Iterator;
import java.util.Map;
import java.util.Spliterators;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A heap that threw where it should have forgotten a key or taken a newer entry for it, as none
 * should: what it has under such a key is not served, until a removal or another entry got through.
 */
final class UnsureHeap implements LocalStorage {

  private static final int MOST_DOUBTED = 10_000;

  private final LocalStorage heap;
  private final Map<Object, Boolean> doubted = new ConcurrentHashMap<>();
  private volatile boolean all;

  UnsureHeap(LocalStorage heap) {
    this.heap = heap;
  }

  /** From now on nothing is served under {@code key}; past 10,000 such keys nothing at all. */
  void doubt(Object key) {
    if (doubted.size() < MOST_DOUBTED) {
      doubted.put(key, true);
    } else {
      all = true;
    }
  }

  @Override
  public @Nullable Object get(Object key) {
    if (all) {
      return null;
    }
    if (doubted.containsKey(key)) {
      remove(key);
      return null;
    }
    return heap.get(key);
  }

  @Override
  public @Nullable Object peek(Object key) {
    return all || doubted.containsKey(key) ? null : heap.peek(key);
  }

  @Override
  public @Nullable Iterator<Map.Entry<Object, Object>> entries() {
    Iterator<Map.Entry<Object, Object>> entries = heap.entries();
    return entries == null
        ? null
        : StreamSupport.stream(Spliterators.spliteratorUnknownSize(entries, 0), false)
            .filter(entry -> !all && !doubted.containsKey(entry.getKey()))
            .iterator();
  }

  @Override
  public boolean supportsExpireAfterAccess() {
    return heap.supportsExpireAfterAccess();
  }

  @Override
  public void put(Object key, Object value, long ttlNanos) {
    doubted.compute(
        key,
        (same, doubt) -> {
          heap.put(key, value, ttlNanos);
          return null;
        });
  }

  @Override
  public void remove(Object key) {
    doubted.compute(
        key,
        (same, doubt) -> {
          heap.remove(key);
          return null;
        });
  }

  @Override
  public long size() {
    return heap.size();
  }

  @Override
  public long maximumBytes() {
    return heap.maximumBytes();
  }

  @Override
  public long weighedBytes() {
    return heap.weighedBytes();
  }

  @Override
  public long evictionCount() {
    return heap.evictionCount();
  }

  @Override
  public CompletionStage<@Nullable Void> open(StorageContext context) {
    return heap.open(context);
  }

  @Override
  public CompletionStage<@Nullable Void> close() {
    return heap.close();
  }

  @Override
  public String toString() {
    return heap.toString();
  }
}
