package io.cacheme.storage.local;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import io.cacheme.spi.Expirable;
import io.cacheme.spi.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Caffeine, bounded by size or by weight. Expiry is checked here and not by Caffeine: its expiry by
 * entry makes every hit some seven times as slow. Maintenance runs on the callers' threads, so that
 * there is no thread and no late eviction.
 */
final class TlfuHeap implements Heap {

  private final Cache<Object, Expirable> cache;
  private final Bound bound;
  private final TimeSource time;

  TlfuHeap(Bound bound, TimeSource time) {
    Caffeine<Object, Object> builder = Caffeine.newBuilder().executor(Runnable::run);
    this.cache =
        bound.inBytes()
            ? builder
                .maximumWeight(bound.maximum())
                .weigher((Object key, Expirable held) -> bound.weight(held))
                .build()
            : builder.maximumSize(bound.maximum()).build();
    this.bound = bound;
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
    if (bound.allows(value)) {
      cache.put(key, Held.of(value, ttlNanos, time.coarseNanoTime()));
    } else {
      cache.invalidate(key);
    }
  }

  @Override
  public void remove(Object key) {
    cache.invalidate(key);
  }

  @Override
  public long size() {
    return cache.estimatedSize();
  }

  @Override
  public long weighedBytes() {
    return cache
        .policy()
        .eviction()
        .map(Policy.Eviction::weightedSize)
        .filter(weight -> weight.isPresent())
        .map(weight -> weight.getAsLong())
        .orElse(0L);
  }
}
