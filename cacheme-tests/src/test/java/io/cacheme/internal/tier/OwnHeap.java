package io.cacheme.internal.tier;

import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.StorageContext;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A heap that ends nothing by itself, and throws where the test wants it to. */
final class OwnHeap implements LocalStorage {

  final Map<Object, Object> entries = new HashMap<>();
  long maximumBytes = UNBOUNDED;
  boolean looksAgain;
  boolean tells = true;
  boolean failsToLook;
  boolean failsToPut;
  boolean failsToRemove;
  boolean isOpen;

  /** How often somebody looked for something. */
  int looks;

  /** For how long the last entry is to be kept. */
  long ttlNanos;

  private static void failIf(boolean fails) {
    if (fails) {
      throw new IllegalStateException("broken");
    }
  }

  @Override
  public @Nullable Object get(Object key) {
    looks++;
    failIf(failsToLook);
    return entries.get(key);
  }

  @Override
  public void put(Object key, Object value, long ttlNanos) {
    failIf(failsToPut);
    entries.put(key, value);
    this.ttlNanos = ttlNanos;
  }

  @Override
  public void remove(Object key) {
    failIf(failsToRemove);
    entries.remove(key);
  }

  @Override
  public @Nullable Iterator<Map.Entry<Object, Object>> entries() {
    return tells ? entries.entrySet().iterator() : null;
  }

  @Override
  public boolean supportsExpireAfterAccess() {
    return looksAgain;
  }

  @Override
  public long size() {
    return entries.size();
  }

  @Override
  public long maximumBytes() {
    return maximumBytes;
  }

  @Override
  public long weighedBytes() {
    return 11;
  }

  @Override
  public long evictionCount() {
    return 12;
  }

  @Override
  public CompletionStage<@Nullable Void> open(StorageContext context) {
    isOpen = true;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<@Nullable Void> close() {
    isOpen = false;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public String toString() {
    return "a heap of its own";
  }
}
