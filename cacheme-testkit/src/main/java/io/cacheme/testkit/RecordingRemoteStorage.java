package io.cacheme.testkit;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.spi.TimeSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A remote storage in memory that answers at once and remembers what it was asked. It obeys the
 * contract, expires by the clock it is given and copies the bytes that come and go.
 */
public final class RecordingRemoteStorage implements RemoteStorage {

  private static final int MAX_VALUE_BYTES = 1 << 20;

  private final TimeSource time;
  private final Map<String, Kept> entries = new HashMap<>();
  private final List<StorageCall> calls = new ArrayList<>();
  private boolean open;

  /** An empty storage, expiring by {@code time}. */
  public RecordingRemoteStorage(TimeSource time) {
    this.time = time;
  }

  /** All calls so far. */
  public synchronized List<StorageCall> calls() {
    return List.copyOf(calls);
  }

  /** How often it was asked to do {@code operation}. */
  public synchronized int count(StorageOperation operation) {
    return (int) calls.stream().filter(call -> call.operation() == operation).count();
  }

  /** How many keys all calls of {@code operation} had. */
  public synchronized int keyCount(StorageOperation operation) {
    return calls.stream()
        .filter(call -> call.operation() == operation)
        .mapToInt(call -> call.keys().size())
        .sum();
  }

  /** Forgets the calls, not the entries. */
  public synchronized void forgetCalls() {
    calls.clear();
  }

  /** The keys that have a value now. */
  public synchronized Set<String> keys() {
    entries.values().removeIf(kept -> kept.isExpired(time.nanoTime()));
    return Set.copyOf(entries.keySet());
  }

  /** Keeps {@code bytes} without expiry and without a record: what another process wrote. */
  public synchronized void plant(String key, byte[] bytes) {
    entries.put(key, new Kept(bytes.clone(), NO_EXPIRY, time.nanoTime()));
  }

  /** The bytes under {@code key}, without a record. */
  public synchronized byte @Nullable [] peek(String key) {
    StoredValue value = find(key);
    return value == null ? null : value.bytes();
  }

  @Override
  public synchronized CompletionStage<@Nullable Void> open(StorageContext context) {
    record(StorageOperation.OPEN, List.of());
    open = true;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<@Nullable StoredValue> get(String key) {
    return answer(StorageOperation.GET, List.of(key), () -> find(key));
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
    return answer(StorageOperation.GET_ALL, keys, () -> findAll(keys));
  }

  @Override
  public CompletionStage<@Nullable Void> put(String key, byte[] value, long ttlMillis) {
    return answer(
        StorageOperation.PUT, List.of(key), () -> keep(new StoredEntry(key, value, ttlMillis)));
  }

  @Override
  public CompletionStage<@Nullable Void> putAll(Collection<StoredEntry> all) {
    return answer(
        StorageOperation.PUT_ALL,
        all.stream().map(StoredEntry::key).toList(),
        () -> {
          all.forEach(this::keep);
          return null;
        });
  }

  @Override
  public CompletionStage<@Nullable Void> remove(String key) {
    return answer(
        StorageOperation.REMOVE,
        List.of(key),
        () -> {
          entries.remove(key);
          return null;
        });
  }

  @Override
  public synchronized CompletionStage<@Nullable Void> close() {
    record(StorageOperation.CLOSE, List.of());
    open = false;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public int maxValueBytes() {
    return MAX_VALUE_BYTES;
  }

  @Override
  public boolean mustNotBlock(Thread thread) {
    return false;
  }

  @Override
  public String toString() {
    return "recording storage";
  }

  private synchronized <T extends @Nullable Object> CompletionStage<T> answer(
      StorageOperation operation, Collection<String> keys, Supplier<T> act) {
    record(operation, keys);
    if (!open) {
      return CompletableFuture.failedFuture(new IllegalStateException("the storage is not open"));
    }
    try {
      return CompletableFuture.completedFuture(act.get());
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void record(StorageOperation operation, Collection<String> keys) {
    calls.add(new StorageCall(operation, List.copyOf(keys)));
  }

  private @Nullable StoredValue find(String key) {
    Kept kept = entries.get(key);
    if (kept == null || kept.isExpired(time.nanoTime())) {
      entries.remove(key);
      return null;
    }
    return kept.value(time.nanoTime());
  }

  private Map<String, StoredValue> findAll(Collection<String> keys) {
    Map<String, StoredValue> found = new HashMap<>();
    for (String key : keys) {
      StoredValue value = find(key);
      if (value != null) {
        found.put(key, value);
      }
    }
    return found;
  }

  private @Nullable Void keep(StoredEntry entry) {
    if (entry.bytes().length > MAX_VALUE_BYTES) {
      throw new IllegalArgumentException(entry + " is larger than " + MAX_VALUE_BYTES + " bytes");
    }
    entries.put(entry.key(), new Kept(entry.bytes().clone(), entry.ttlMillis(), time.nanoTime()));
    return null;
  }

  /** Bytes, and when they were kept for how long. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Kept(byte[] bytes, long ttlMillis, long since) {

    boolean isExpired(long now) {
      return ttlMillis != NO_EXPIRY && leftMillis(now) <= 0;
    }

    StoredValue value(long now) {
      return new StoredValue(
          bytes.clone(), ttlMillis == NO_EXPIRY ? StoredValue.UNKNOWN : leftMillis(now));
    }

    private long leftMillis(long now) {
      return ttlMillis - (now - since) / 1_000_000;
    }
  }
}
