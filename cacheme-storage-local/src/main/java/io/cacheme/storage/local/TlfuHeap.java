package io.cacheme.storage.local;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cacheme.spi.Expirable;
import io.cacheme.spi.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Caffeine, bounded by size. Expiry is checked here and not by Caffeine: its expiry by entry makes
 * every hit some seven times as slow. Maintenance runs on the callers' threads, so that there is no
 * thread and no late eviction.
 */
final class TlfuHeap implements Heap {

  private final Cache<Object, Expirable> cache;
  private final TimeSource time;

  TlfuHeap(int size, TimeSource time) {
    this.cache = Caffeine.newBuilder().maximumSize(size).executor(Runnable::run).build();
    this.time = time;
  }

  @Override
  public @Nullable Object get(Object key) {
    Expirable held = cache.getIfPresent(key);
    if (held == null) {
      return null;
    }
    if (Held.isExpired(held, time.coarseNanoTime())) {
      cache.asMap().remove(key, held);
      return null;
    }
    return Held.value(held);
  }

  @Override
  public @Nullable Object peek(Object key) {
    Expirable held = cache.policy().getIfPresentQuietly(key);
    return held == null || Held.isExpired(held, time.coarseNanoTime()) ? null : Held.value(held);
  }

  @Override
  public void put(Object key, Object value, long ttlNanos) {
    cache.put(key, Held.of(value, ttlNanos, time.coarseNanoTime()));
  }

  @Override
  public void remove(Object key) {
    cache.invalidate(key);
  }

  @Override
  public long size() {
    return cache.estimatedSize();
  }
}
