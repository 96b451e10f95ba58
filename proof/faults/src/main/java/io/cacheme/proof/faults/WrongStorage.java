package io.cacheme.proof.faults;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A storage in memory that breaks its contract.
 *
 * @param losesRemovals answers them with success
 * @param showsValues fails puts, and says which value it was
 */
record WrongStorage(RemoteStorage storage, boolean losesRemovals, boolean showsValues)
    implements RemoteStorage {

  WrongStorage(boolean losesRemovals, boolean showsValues) {
    this(new InMemoryRemoteStorage(new ManualTimeSource()), losesRemovals, showsValues);
  }

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
    return showsValues ? failed(value) : storage.put(key, value, ttlMillis);
  }

  @Override
  public CompletionStage<@Nullable Void> putAll(Collection<StoredEntry> entries) {
    return showsValues ? failed(entries.iterator().next().bytes()) : storage.putAll(entries);
  }

  @Override
  public CompletionStage<@Nullable Void> remove(String key) {
    return losesRemovals ? CompletableFuture.completedFuture(null) : storage.remove(key);
  }

  @Override
  public boolean mustNotBlock(Thread thread) {
    return storage.mustNotBlock(thread);
  }

  @Override
  public int maxValueBytes() {
    return storage.maxValueBytes();
  }

  @Override
  public CompletionStage<@Nullable Void> close() {
    return storage.close();
  }

  private static CompletionStage<@Nullable Void> failed(byte[] value) {
    return CompletableFuture.failedFuture(
        new IllegalStateException("cannot keep " + new String(value, StandardCharsets.ISO_8859_1)));
  }
}
