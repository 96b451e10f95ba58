package io.cacheme.testkit.selftest;

import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.TimeSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A plain good storage. */
final class LruMapStorage implements LocalStorage {

  private final Map<Object, Kept> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final int size;
  private TimeSource time;

  LruMapStorage(int size) {
    this.size = size;
  }

  @Override
  public synchronized CompletionStage<Void> open(StorageContext context) {
    time = context.time();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public synchronized Object get(Object key) {
    Kept kept = entries.get(key);
    if (kept != null && time.coarseNanoTime() - kept.expiresAt() >= 0) {
      entries.remove(key);
      return null;
    }
    return kept == null ? null : kept.value();
  }

  @Override
  public synchronized void put(Object key, Object value, long ttlNanos) {
    if (time == null) {
      return;
    }
    long ttl = Math.min(ttlNanos, Long.MAX_VALUE >> 1);
    entries.put(key, new Kept(value, time.coarseNanoTime() + ttl));
    if (entries.size() > size) {
      entries.remove(entries.keySet().iterator().next());
    }
  }

  @Override
  public synchronized void remove(Object key) {
    entries.remove(key);
  }

  @Override
  public synchronized long size() {
    return entries.size();
  }

  @Override
  public synchronized CompletionStage<Void> close() {
    time = null;
    entries.clear();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public String toString() {
    return "map of " + size;
  }

  private record Kept(Object value, long expiresAt) {}
}
