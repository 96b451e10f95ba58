package io.cacheme.testkit.selftest;

import io.cacheme.spi.Expirable;
import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.TimeSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A plain good storage. */
final class LruMapStorage implements LocalStorage {

  private final Map<Object, Kept> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final int size;
  private TimeSource time;
  private long evictions;
  private Removals removals = (key, value, why) -> {};

  LruMapStorage(int size) {
    this.size = size;
  }

  @Override
  public synchronized CompletionStage<Void> open(StorageContext context) {
    time = context.time();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public boolean supportsExpireAfterAccess() {
    return true;
  }

  @Override
  public boolean tellRemovals(Removals listener) {
    removals = listener;
    return true;
  }

  @Override
  public synchronized Iterator<Map.Entry<Object, Object>> entries() {
    List<Map.Entry<Object, Object>> all = new ArrayList<>();
    entries.forEach(
        (key, kept) -> {
          if (!isExpired(kept)) {
            all.add(Map.entry(key, kept.value()));
          }
        });
    return all.iterator();
  }

  private boolean isExpired(Kept kept) {
    long end = kept.value() instanceof Expirable own ? own.expiresAtNanos() : kept.expiresAt();
    return time.coarseNanoTime() - end >= 0;
  }

  @Override
  public Object get(Object key) {
    Kept kept;
    synchronized (this) {
      kept = entries.get(key);
      if (kept == null || !isExpired(kept)) {
        return kept == null ? null : kept.value();
      }
      entries.remove(key);
    }
    removals.removed(key, kept.value(), Cause.EXPIRED);
    return null;
  }

  @Override
  public void put(Object key, Object value, long ttlNanos) {
    Kept before;
    boolean expired;
    Map.Entry<Object, Kept> eldest = null;
    synchronized (this) {
      if (time == null) {
        return;
      }
      long ttl = Math.min(ttlNanos, Long.MAX_VALUE >> 1);
      Kept kept = new Kept(value, time.coarseNanoTime() + ttl);
      if (value instanceof Expirable own) {
        own.expireAtNanos(kept.expiresAt());
      }
      before = entries.put(key, kept);
      expired = before != null && isExpired(before);
      if (entries.size() > size) {
        Map.Entry<Object, Kept> first = entries.entrySet().iterator().next();
        eldest = Map.entry(first.getKey(), first.getValue());
        entries.remove(first.getKey());
        evictions++;
      }
    }
    if (before != null) {
      removals.removed(key, before.value(), expired ? Cause.EXPIRED : Cause.REPLACED);
    }
    if (eldest != null) {
      removals.removed(eldest.getKey(), eldest.getValue().value(), Cause.SIZE);
    }
  }

  @Override
  public void remove(Object key) {
    Kept before;
    boolean expired;
    synchronized (this) {
      before = entries.remove(key);
      expired = before != null && isExpired(before);
    }
    if (before != null) {
      removals.removed(key, before.value(), expired ? Cause.EXPIRED : Cause.EXPLICIT);
    }
  }

  @Override
  public synchronized long size() {
    return entries.size();
  }

  @Override
  public synchronized long evictionCount() {
    return evictions;
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
