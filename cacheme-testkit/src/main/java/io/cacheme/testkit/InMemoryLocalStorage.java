package io.cacheme.testkit;

import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.TimeSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A heap storage without a bound and with exact expiry, for tests of what uses one: it forgets
 * nothing but what it is told to.
 */
public final class InMemoryLocalStorage implements LocalStorage {

  private final Map<Object, Kept> entries = new ConcurrentHashMap<>();
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong writes = new AtomicLong();
  private volatile @Nullable TimeSource time;

  /** An empty storage. */
  public InMemoryLocalStorage() {}

  /** How many times {@link #get} was called. */
  public long reads() {
    return reads.get();
  }

  /** How many times {@link #put} was called. */
  public long writes() {
    return writes.get();
  }

  /** Forgets everything, as if it had been evicted. */
  public void evictAll() {
    entries.clear();
  }

  @Override
  public CompletionStage<@Nullable Void> open(StorageContext context) {
    time = context.time();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public @Nullable Object get(Object key) {
    reads.incrementAndGet();
    TimeSource now = time;
    Kept kept = entries.get(key);
    if (kept == null || now == null) {
      return null;
    }
    if (now.coarseNanoTime() - kept.expiresAt() >= 0) {
      entries.remove(key, kept);
      return null;
    }
    return kept.value();
  }

  @Override
  public void put(Object key, Object value, long ttlNanos) {
    writes.incrementAndGet();
    TimeSource now = time;
    if (now != null) {
      long ttl = Math.min(ttlNanos, Long.MAX_VALUE >> 1);
      entries.put(key, new Kept(value, now.coarseNanoTime() + ttl));
    }
  }

  @Override
  public void remove(Object key) {
    entries.remove(key);
  }

  @Override
  public long size() {
    return entries.size();
  }

  @Override
  public CompletionStage<@Nullable Void> close() {
    time = null;
    entries.clear();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public String toString() {
    return "in-memory local storage";
  }

  private record Kept(Object value, long expiresAt) {}
}
