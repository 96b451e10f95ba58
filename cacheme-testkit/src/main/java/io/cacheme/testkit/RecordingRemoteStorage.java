package io.cacheme.testkit;

import io.cacheme.spi.Bus;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a storage and remembers what that was asked, in the order of the calls: of entries,
 * and not of what a cache keeps there for itself, as the stamp of a node's entries. Safe for any
 * number of threads.
 */
public final class RecordingRemoteStorage implements RemoteStorage, ConditionalWrites {

  /** In keys of its own, and in none of a node's. */
  private static final List<String> OF_THE_CACHE = List.of(":%generation:", ":%everything");

  private final RemoteStorage storage;
  private final List<StorageCall> calls = new ArrayList<>();

  /**
   * Records the calls of {@code storage}.
   *
   * @param storage not open yet: this opens it, and closes it
   */
  public RecordingRemoteStorage(RemoteStorage storage) {
    this.storage = storage;
  }

  private static boolean isOfTheCache(String key) {
    return OF_THE_CACHE.stream().anyMatch(key::contains);
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

  /** Forgets the calls so far. */
  public synchronized void forgetCalls() {
    calls.clear();
  }

  @Override
  public CompletionStage<@Nullable Void> open(StorageContext context) {
    record(StorageOperation.OPEN, List.of());
    return storage.open(context);
  }

  @Override
  public CompletionStage<@Nullable StoredValue> get(String key) {
    if (!isOfTheCache(key)) {
      record(StorageOperation.GET, List.of(key));
    }
    return storage.get(key);
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
    if (!keys.stream().allMatch(RecordingRemoteStorage::isOfTheCache) || keys.isEmpty()) {
      record(StorageOperation.GET_ALL, keys);
    }
    return storage.getAll(keys);
  }

  @Override
  public CompletionStage<@Nullable Void> put(String key, byte[] value, long ttlMillis) {
    if (!isOfTheCache(key)) {
      record(StorageOperation.PUT, List.of(key));
    }
    return storage.put(key, value, ttlMillis);
  }

  @Override
  public CompletionStage<@Nullable Void> putAll(Collection<StoredEntry> entries) {
    record(StorageOperation.PUT_ALL, entries.stream().map(StoredEntry::key).toList());
    return storage.putAll(entries);
  }

  @Override
  public CompletionStage<@Nullable Void> remove(String key) {
    record(StorageOperation.REMOVE, List.of(key));
    return storage.remove(key);
  }

  /** Those of the storage behind it, recorded as all else; null if that has none. */
  @Override
  public @Nullable ConditionalWrites conditionalWrites() {
    return storage.conditionalWrites() == null ? null : this;
  }

  @Override
  public CompletionStage<Boolean> putIfUnchanged(ConditionalEntry entry) {
    record(StorageOperation.PUT_IF_UNCHANGED, List.of(entry.key()));
    return conditional().putIfUnchanged(entry);
  }

  @Override
  public CompletionStage<Set<String>> putAllIfUnchanged(Collection<ConditionalEntry> entries) {
    record(
        StorageOperation.PUT_ALL_IF_UNCHANGED,
        entries.stream().map(ConditionalEntry::key).toList());
    return conditional().putAllIfUnchanged(entries);
  }

  @Override
  public CompletionStage<Boolean> putTombstone(String key, byte[] tombstone, long ttlMillis) {
    record(StorageOperation.PUT_TOMBSTONE, List.of(key));
    return conditional().putTombstone(key, tombstone, ttlMillis);
  }

  private ConditionalWrites conditional() {
    return Objects.requireNonNull(
        storage.conditionalWrites(), () -> storage + " has no conditional writes");
  }

  @Override
  public CompletionStage<@Nullable Long> serverTimeMillis() {
    record(StorageOperation.SERVER_TIME, List.of());
    return storage.serverTimeMillis();
  }

  @Override
  public CompletionStage<@Nullable Void> close() {
    record(StorageOperation.CLOSE, List.of());
    return storage.close();
  }

  /** That of the storage behind it, as it is. */
  @Override
  public @Nullable Bus bus() {
    return storage.bus();
  }

  @Override
  public void onOlderEntries(Runnable listener) {
    storage.onOlderEntries(listener);
  }

  @Override
  public long heardBytes() {
    return storage.heardBytes();
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
  public String toString() {
    return "recording " + storage;
  }

  private synchronized void record(StorageOperation operation, Collection<String> keys) {
    calls.add(new StorageCall(operation, List.copyOf(keys)));
  }
}
