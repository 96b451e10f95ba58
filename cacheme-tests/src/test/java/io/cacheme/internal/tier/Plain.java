package io.cacheme.internal.tier;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A storage that writes whatever stands there. */
record Plain(RemoteStorage storage) implements RemoteStorage {

  @Override
  public CompletionStage<StoredValue> get(String key) {
    return storage.get(key);
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
    return storage.getAll(keys);
  }

  @Override
  public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
    return storage.put(key, value, ttlMillis);
  }

  @Override
  public CompletionStage<Void> putAll(Collection<StoredEntry> entries) {
    return storage.putAll(entries);
  }

  @Override
  public CompletionStage<Void> remove(String key) {
    return storage.remove(key);
  }

  @Override
  public int maxValueBytes() {
    return storage.maxValueBytes();
  }

  @Override
  public CompletionStage<Void> open(StorageContext context) {
    return storage.open(context);
  }

  @Override
  public CompletionStage<Void> close() {
    return storage.close();
  }

  @Override
  public boolean mustNotBlock(Thread thread) {
    return storage.mustNotBlock(thread);
  }
}
