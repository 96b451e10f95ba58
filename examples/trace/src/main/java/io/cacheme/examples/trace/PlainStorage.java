package io.cacheme.examples.trace;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A storage without what it can do for several processes: it writes whatever stands there. */
record PlainStorage(RemoteStorage storage) implements RemoteStorage {

  @Override
  public CompletionStage<@Nullable Void> open(StorageContext context) {
    return storage.open(context);
  }

  @Override
  public CompletionStage<@Nullable StoredValue> get(String key) {
    return storage.get(key);
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
    return storage.getAll(keys);
  }

  @Override
  public CompletionStage<@Nullable Void> put(String key, byte[] value, long ttlMillis) {
    return storage.put(key, value, ttlMillis);
  }

  @Override
  public CompletionStage<@Nullable Void> putAll(Collection<StoredEntry> entries) {
    return storage.putAll(entries);
  }

  @Override
  public CompletionStage<@Nullable Void> remove(String key) {
    return storage.remove(key);
  }

  @Override
  public CompletionStage<@Nullable Long> serverTimeMillis() {
    return storage.serverTimeMillis();
  }

  @Override
  public void onOlderEntries(Runnable listener) {
    storage.onOlderEntries(listener);
  }

  @Override
  public boolean isDistributed() {
    return storage.isDistributed();
  }

  @Override
  public int maxValueBytes() {
    return storage.maxValueBytes();
  }

  @Override
  public boolean mustNotBlock(Thread thread) {
    return storage.mustNotBlock(thread);
  }

  @Override
  public CompletionStage<@Nullable Void> close() {
    return storage.close();
  }
}
