package io.cacheme.testkit;

import io.cacheme.spi.Expirable;
import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.TimeSource;
import java.util.Iterator;
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
  private final AtomicLong evictions = new AtomicLong();
  private volatile @Nullable TimeSource time;
  private volatile @Nullable Removals listener;

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
    entries.forEach(
        (key, kept) -> {
          if (entries.remove(key, kept)) {
            evictions.incrementAndGet();
            tell(key, kept, Cause.SIZE);
          }
        });
  }

  private void tell(Object key, @Nullable Kept kept, Cause why) {
    Removals told = listener;
    if (told != null && kept != null) {
      told.removed(key, kept.value(), isExpired(kept) ? Cause.EXPIRED : why);
    }
  }

  private boolean isExpired(Kept kept) {
    TimeSource now = time;
    return now == null || now.coarseNanoTime() - kept.end() >= 0;
  }

  @Override
  public boolean supportsExpireAfterAccess() {
    return true;
  }

  @Override
  public boolean tellRemovals(Removals listener) {
    this.listener = listener;
    return true;
  }

  @Override
  public Iterator<Map.Entry<Object, Object>> entries() {
    return entries.entrySet().stream()
        .filter(entry -> !isExpired(entry.getValue()))
        .map(entry -> Map.entry(entry.getKey(), entry.getValue().value()))
        .iterator();
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
    if (isExpired(kept)) {
      if (entries.remove(key, kept)) {
        tell(key, kept, Cause.EXPIRED);
      }
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
      Kept before = entries.put(key, Kept.until(now.coarseNanoTime() + ttl, value));
      tell(key, before, Cause.REPLACED);
    }
  }

  @Override
  public void remove(Object key) {
    tell(key, entries.remove(key), Cause.EXPLICIT);
  }

  @Override
  public long size() {
    return entries.size();
  }

  @Override
  public long evictionCount() {
    return evictions.get();
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

  private record Kept(Object value, long expiresAt) {

    static Kept until(long nanos, Object value) {
      if (value instanceof Expirable expirable) {
        expirable.expireAtNanos(nanos);
      }
      return new Kept(value, nanos);
    }

    /** Which may have been deferred. */
    long end() {
      return value instanceof Expirable expirable ? expirable.expiresAtNanos() : expiresAt;
    }
  }
}
