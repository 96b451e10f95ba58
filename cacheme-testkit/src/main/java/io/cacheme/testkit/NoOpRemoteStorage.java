package io.cacheme.testkit;

import io.cacheme.spi.Bus;
import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A remote storage that keeps nothing, as one that evicts all at once: every read is a miss, and
 * every write succeeds that an empty storage would take. It can do what any node asks of a storage,
 * also compare and tell, so that it may stand in the place of any; there is nobody to be told.
 */
public final class NoOpRemoteStorage implements RemoteStorage, ConditionalWrites {

  private final InMemoryBus bus = new InMemoryBus(new CopyOnWriteArraySet<>(), () -> true);

  /** A storage that has nothing, and never will. */
  public NoOpRemoteStorage() {}

  @Override
  public CompletionStage<@Nullable Void> open(StorageContext context) {
    bus.opened();
    return done();
  }

  @Override
  public CompletionStage<@Nullable StoredValue> get(String key) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> getAll(Collection<String> keys) {
    return CompletableFuture.completedFuture(Map.of());
  }

  @Override
  public CompletionStage<@Nullable Void> put(String key, byte[] value, long ttlMillis) {
    return done();
  }

  @Override
  public CompletionStage<@Nullable Void> putAll(Collection<StoredEntry> entries) {
    return done();
  }

  @Override
  public CompletionStage<@Nullable Void> remove(String key) {
    return done();
  }

  @Override
  public ConditionalWrites conditionalWrites() {
    return this;
  }

  @Override
  public CompletionStage<Boolean> putIfUnchanged(ConditionalEntry entry) {
    return CompletableFuture.completedFuture(isTaken(entry));
  }

  @Override
  public CompletionStage<Set<String>> putAllIfUnchanged(Collection<ConditionalEntry> entries) {
    return CompletableFuture.completedFuture(
        entries.stream()
            .filter(entry -> !isTaken(entry))
            .map(ConditionalEntry::key)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static boolean isTaken(ConditionalEntry entry) {
    return entry.seen() == null || entry.orNone();
  }

  @Override
  public CompletionStage<Boolean> putTombstone(String key, byte[] tombstone, long ttlMillis) {
    return CompletableFuture.completedFuture(true);
  }

  @Override
  public Bus bus() {
    return bus;
  }

  @Override
  public int maxValueBytes() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean mustNotBlock(Thread thread) {
    return false;
  }

  @Override
  public CompletionStage<@Nullable Void> close() {
    bus.closed();
    return done();
  }

  @Override
  public String toString() {
    return "no-op remote storage";
  }

  private static CompletionStage<@Nullable Void> done() {
    return CompletableFuture.completedFuture(null);
  }
}
