package io.cacheme.testkit.selftest;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Passes everything on; a defect overrides what it breaks. */
class ForwardingRemoteStorage implements RemoteStorage {

  final RemoteStorage behind;

  ForwardingRemoteStorage(RemoteStorage behind) {
    this.behind = behind;
  }

  @Override
  public CompletionStage<Void> open(StorageContext context) {
    return behind.open(context);
  }

  @Override
  public CompletionStage<StoredValue> get(String key) {
    return behind.get(key);
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
    return behind.getAll(keys);
  }

  @Override
  public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
    return behind.put(key, value, ttlMillis);
  }

  @Override
  public CompletionStage<Void> putAll(Collection<StoredEntry> entries) {
    return behind.putAll(entries);
  }

  @Override
  public CompletionStage<Void> remove(String key) {
    return behind.remove(key);
  }

  @Override
  public CompletionStage<Long> serverTimeMillis() {
    return behind.serverTimeMillis();
  }

  @Override
  public CompletionStage<Void> close() {
    return behind.close();
  }

  @Override
  public int maxValueBytes() {
    return behind.maxValueBytes();
  }

  @Override
  public boolean mustNotBlock(Thread thread) {
    return behind.mustNotBlock(thread);
  }

  @Override
  public String toString() {
    return "broken " + behind;
  }

  /** What {@code behind}, which answers at once, has under {@code key}; null too if it fails. */
  final StoredValue find(String key) {
    return behind.get(key).exceptionally(thrown -> null).toCompletableFuture().join();
  }

  final CompletionStage<Void> write(StoredEntry entry) {
    return behind.putAll(List.of(entry));
  }

  static <T> CompletionStage<T> done() {
    return CompletableFuture.completedFuture(null);
  }

  static <T> CompletionStage<T> failed(String why) {
    return CompletableFuture.failedFuture(new IllegalStateException(why));
  }
}
