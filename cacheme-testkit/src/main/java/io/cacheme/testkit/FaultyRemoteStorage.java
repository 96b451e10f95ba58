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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a storage and breaks it as it is told, operation by operation. Safe for any number
 * of threads.
 */
public final class FaultyRemoteStorage implements RemoteStorage, ConditionalWrites {

  private final RemoteStorage storage;
  private final Map<StorageOperation, StorageFault> faults = new EnumMap<>(StorageOperation.class);
  private final List<Runnable> held = new ArrayList<>();

  /**
   * A storage without faults so far.
   *
   * @param storage not open yet: this opens it, and closes it
   */
  public FaultyRemoteStorage(RemoteStorage storage) {
    this.storage = storage;
  }

  /** Breaks reads, writes, removals and the server's clock. */
  public void fault(StorageFault fault) {
    for (StorageOperation operation : StorageOperation.values()) {
      if (operation != StorageOperation.OPEN && operation != StorageOperation.CLOSE) {
        fault(operation, fault);
      }
    }
  }

  /** Breaks one operation. */
  public synchronized void fault(StorageOperation operation, StorageFault fault) {
    faults.put(operation, fault);
  }

  /** Ends all faults; what is held stays held. */
  public synchronized void heal() {
    faults.clear();
  }

  /**
   * Lets go what is held, oldest first, on this thread.
   *
   * @return how many calls that were
   */
  public int release() {
    List<Runnable> released;
    synchronized (this) {
      released = List.copyOf(held);
      held.clear();
    }
    released.forEach(Runnable::run);
    return released.size();
  }

  /** How many calls are held. */
  public synchronized int held() {
    return held.size();
  }

  @Override
  public CompletionStage<@Nullable Void> open(StorageContext context) {
    return call(StorageOperation.OPEN, () -> storage.open(context));
  }

  @Override
  public CompletionStage<@Nullable StoredValue> get(String key) {
    return call(StorageOperation.GET, () -> storage.get(key));
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
    return call(StorageOperation.GET_ALL, () -> storage.getAll(keys));
  }

  @Override
  public CompletionStage<@Nullable Void> put(String key, byte[] value, long ttlMillis) {
    return call(StorageOperation.PUT, () -> storage.put(key, value, ttlMillis));
  }

  @Override
  public CompletionStage<@Nullable Void> putAll(Collection<StoredEntry> entries) {
    return call(StorageOperation.PUT_ALL, () -> storage.putAll(entries));
  }

  @Override
  public CompletionStage<@Nullable Void> remove(String key) {
    return call(StorageOperation.REMOVE, () -> storage.remove(key));
  }

  /** Those of the storage behind it, broken as all else; null if that has none. */
  @Override
  public @Nullable ConditionalWrites conditionalWrites() {
    return storage.conditionalWrites() == null ? null : this;
  }

  @Override
  public CompletionStage<Boolean> putIfUnchanged(ConditionalEntry entry) {
    return call(StorageOperation.PUT_IF_UNCHANGED, () -> conditional().putIfUnchanged(entry));
  }

  @Override
  public CompletionStage<Set<String>> putAllIfUnchanged(Collection<ConditionalEntry> entries) {
    return call(
        StorageOperation.PUT_ALL_IF_UNCHANGED, () -> conditional().putAllIfUnchanged(entries));
  }

  @Override
  public CompletionStage<Boolean> putTombstone(String key, byte[] tombstone, long ttlMillis) {
    return call(
        StorageOperation.PUT_TOMBSTONE,
        () -> conditional().putTombstone(key, tombstone, ttlMillis));
  }

  private ConditionalWrites conditional() {
    return Objects.requireNonNull(
        storage.conditionalWrites(), () -> storage + " has no conditional writes");
  }

  @Override
  public CompletionStage<@Nullable Long> serverTimeMillis() {
    return call(StorageOperation.SERVER_TIME, storage::serverTimeMillis);
  }

  @Override
  public CompletionStage<@Nullable Void> close() {
    return call(StorageOperation.CLOSE, storage::close);
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
    return "faulty " + storage;
  }

  private <T extends @Nullable Object> CompletionStage<T> call(
      StorageOperation operation, Supplier<CompletionStage<T>> call) {
    return switch (faultOf(operation)) {
      case NONE -> call.get();
      case FAIL -> CompletableFuture.failedFuture(new StorageFaultException(operation));
      case HANG -> new CompletableFuture<>();
      case DELAY -> later(call);
      case DELAY_ANSWER -> later(alreadyCalled(call.get()));
      case LOSE_ANSWER -> lost(operation, call.get());
      case THROW -> throw new StorageFaultException(operation);
      case NULL_STAGE -> nothing();
    };
  }

  private synchronized StorageFault faultOf(StorageOperation operation) {
    return faults.getOrDefault(operation, StorageFault.NONE);
  }

  private synchronized <T extends @Nullable Object> CompletionStage<T> later(
      Supplier<CompletionStage<T>> call) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    held.add(() -> call.get().whenComplete((value, thrown) -> pass(answer, value, thrown)));
    return answer;
  }

  private static <T extends @Nullable Object> Supplier<CompletionStage<T>> alreadyCalled(
      CompletionStage<T> answer) {
    return () -> answer;
  }

  private static <T extends @Nullable Object> CompletionStage<T> lost(
      StorageOperation operation, CompletionStage<T> answer) {
    return answer.thenCompose(
        value -> CompletableFuture.failedFuture(new StorageFaultException(operation)));
  }

  private static <T extends @Nullable Object> void pass(
      CompletableFuture<T> answer, T value, @Nullable Throwable thrown) {
    if (thrown == null) {
      answer.complete(value);
    } else {
      answer.completeExceptionally(thrown);
    }
  }

  @SuppressWarnings("NullAway") // the fault is that the stage is null
  private static <T extends @Nullable Object> CompletionStage<T> nothing() {
    return null;
  }
}
