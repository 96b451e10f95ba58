package io.cacheme;

import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.StorageContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A heap that keeps nothing and answers what it is told to. */
final class StubHeap implements LocalStorage {

  volatile Function<Object, Object> onGet = key -> null;
  volatile Runnable onPut = () -> {};
  volatile Runnable onRemove = () -> {};

  @Override
  public Object get(Object key) {
    return onGet.apply(key);
  }

  @Override
  public void put(Object key, Object value, long ttlNanos) {
    onPut.run();
  }

  @Override
  public void remove(Object key) {
    onRemove.run();
  }

  @Override
  public long size() {
    return 0;
  }

  @Override
  public CompletionStage<Void> open(StorageContext context) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Void> close() {
    return CompletableFuture.completedFuture(null);
  }
}
