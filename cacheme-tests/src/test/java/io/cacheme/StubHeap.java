package io.cacheme;

import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.storage.local.HeapStorage;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A heap that answers what it is told to, and throws before it does what it should. */
final class StubHeap implements LocalStorage {

  private final LocalStorage heap = HeapStorage.builder().lru().size(100_000).build();
  volatile Function<Object, Object> onGet = heap::get;
  volatile Runnable onPut = () -> {};
  volatile Runnable onRemove = () -> {};

  @Override
  public Object get(Object key) {
    return onGet.apply(key);
  }

  @Override
  public void put(Object key, Object value, long ttlNanos) {
    onPut.run();
    heap.put(key, value, ttlNanos);
  }

  @Override
  public void remove(Object key) {
    onRemove.run();
    heap.remove(key);
  }

  @Override
  public long size() {
    return heap.size();
  }

  @Override
  public CompletionStage<Void> open(StorageContext context) {
    return heap.open(context);
  }

  @Override
  public CompletionStage<Void> close() {
    return heap.close();
  }
}
