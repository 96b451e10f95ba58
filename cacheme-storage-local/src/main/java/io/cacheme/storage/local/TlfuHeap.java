package io.cacheme.storage.local;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.cacheme.spi.Expirable;
import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.TimeSource;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Caffeine, bounded by size or by weight. Expiry is checked here and not by Caffeine: its expiry by
 * entry makes every hit some seven times as slow. Maintenance runs on the callers' threads, so that
 * there is no thread and no late eviction. It knows of a listener only where there is one: for that
 * its entries and writes would take more.
 */
final class TlfuHeap implements Heap {

  private final Cache<Object, Expirable> cache;
  private final Bound bound;
  private final TimeSource time;

  private final LocalStorage.@Nullable Removals listener;

  /** What is still to be told: Caffeine says so under its lock, and who is told may come back. */
  private final Queue<Removed> untold = new ConcurrentLinkedQueue<>();

  /** Caffeine says so where it evicts, and only there: its own statistics would cost each hit. */
  private final LongAdder evictions = new LongAdder();

  TlfuHeap(Bound bound, TimeSource time, LocalStorage.@Nullable Removals listener) {
    this.listener = listener;
    this.bound = bound;
    this.time = time;
    Caffeine<Object, Object> builder =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .evictionListener((key, held, why) -> evictions.increment());
    if (listener != null) {
      builder.removalListener(this::removed);
    }
    this.cache =
        bound.inBytes()
            ? builder
                .maximumWeight(bound.maximum())
                .weigher((Object key, Expirable held) -> bound.weight(held))
                .build()
            : builder.maximumSize(bound.maximum()).build();
  }

  private void removed(@Nullable Object key, @Nullable Object value, RemovalCause why) {
    if (key != null && value instanceof Expirable held) { // neither is weak
      untold.add(new Removed(key, Held.value(held), why(held, why)));
    }
  }

  private void tell() {
    LocalStorage.Removals told = listener;
    if (told != null) {
      for (Removed next = untold.poll(); next != null; next = untold.poll()) {
        told.removed(next.key, next.value, next.why);
      }
    }
  }

  private record Removed(Object key, Object value, LocalStorage.Cause why) {}

  private LocalStorage.Cause why(Expirable held, RemovalCause why) {
    if (Held.isExpired(held, time.coarseNanoTime())) {
      return LocalStorage.Cause.EXPIRED;
    }
    return switch (why) {
      case REPLACED -> LocalStorage.Cause.REPLACED;
      case EXPLICIT -> LocalStorage.Cause.EXPLICIT;
      default -> LocalStorage.Cause.SIZE;
    };
  }

  @Override
  public Iterator<Map.Entry<Object, Object>> entries() {
    long now = time.coarseNanoTime();
    return cache.asMap().entrySet().stream()
        .filter(entry -> !Held.isExpired(entry.getValue(), now))
        .map(entry -> Map.entry(entry.getKey(), Held.value(entry.getValue())))
        .iterator();
  }

  @Override
  public @Nullable Object get(Object key) {
    Expirable held = cache.getIfPresent(key);
    if (held == null) {
      return null;
    }
    if (Held.isExpired(held, time.coarseNanoTime())) {
      cache.asMap().remove(key, held);
      tell();
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
    tell();
  }

  @Override
  public void remove(Object key) {
    cache.invalidate(key);
    tell();
  }

  @Override
  public long size() {
    return cache.estimatedSize();
  }

  @Override
  public long evictionCount() {
    return evictions.sum();
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
