package io.cacheme.engine;

import io.cacheme.codec.Entry;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;
import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.testkit.InMemoryLocalStorage;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Storages and a serializer each of whose calls is a call-out. */
final class FragileStorages {

  private FragileStorages() {}

  /** A heap. */
  record Heap(InMemoryLocalStorage heap, CallOuts callOuts) implements LocalStorage {

    @Override
    public Object get(Object key) {
      callOuts.here("heap get");
      return heap.get(key);
    }

    @Override
    public void put(Object key, Object value, long ttlNanos) {
      callOuts.around("heap put", () -> heap.put(key, value, ttlNanos));
    }

    @Override
    public void remove(Object key) {
      callOuts.around("heap remove", () -> heap.remove(key));
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

  /** A remote storage. */
  record Remote(RemoteStorage storage, CallOuts callOuts) implements RemoteStorage {

    @Override
    public CompletionStage<StoredValue> get(String key) {
      return callOuts.stage("storage get", () -> storage.get(key));
    }

    @Override
    public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
      return callOuts.stage(
          "storage getAll",
          () -> storage.getAll(keys).thenApply(found -> new FragileMap<>(found, callOuts)));
    }

    @Override
    public CompletionStage<Void> put(String key, byte[] value, long ttlMillis) {
      return callOuts.stage("storage put", () -> storage.put(key, value, ttlMillis));
    }

    @Override
    public CompletionStage<Void> putAll(Collection<StoredEntry> entries) {
      return callOuts.stage("storage putAll", () -> storage.putAll(entries));
    }

    @Override
    public CompletionStage<Void> remove(String key) {
      return callOuts.stage("storage remove", () -> storage.remove(key));
    }

    @Override
    public int maxValueBytes() {
      callOuts.here("storage maxValueBytes");
      return storage.maxValueBytes();
    }

    @Override
    public boolean isDistributed() {
      callOuts.here("storage isDistributed");
      return storage.isDistributed();
    }

    @Override
    public boolean mustNotBlock(Thread thread) {
      callOuts.here("storage mustNotBlock");
      return storage.mustNotBlock(thread);
    }

    @Override
    public CompletionStage<Void> open(StorageContext context) {
      return storage.open(context);
    }

    @Override
    public CompletionStage<Void> close() {
      return storage.close();
    }
  }

  /** A serializer. */
  record Format(CallOuts callOuts) implements Serializer {

    private static final Serializer MSG_PACK = new MsgPackSerializer();

    @Override
    public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
      callOuts.here("encode");
      return MSG_PACK.encode(entry, type);
    }

    @Override
    public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
      callOuts.here("decode");
      return MSG_PACK.decode(bytes, type);
    }
  }
}
