package io.cacheme.olddriver;

import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StorageRejectedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A storage whose jar is its driver's, too; to be opened fails the start. */
public final class OldStorage implements LocalStorage {

  @Override
  public CompletionStage<Void> open(StorageContext context) {
    return CompletableFuture.failedFuture(new StorageRejectedException("was opened"));
  }

  @Override
  public CompletionStage<Void> close() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Object get(Object key) {
    return null;
  }

  @Override
  public void put(Object key, Object value, long ttlNanos) {
    throw new UnsupportedOperationException("is never open");
  }

  @Override
  public void remove(Object key) {
    throw new UnsupportedOperationException("is never open");
  }

  @Override
  public long size() {
    return 0;
  }

  @Override
  public String toString() {
    return "old storage";
  }
}
