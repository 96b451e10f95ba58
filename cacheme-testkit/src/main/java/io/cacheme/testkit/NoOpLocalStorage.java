package io.cacheme.testkit;

import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.StorageContext;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A heap storage that keeps nothing: each get of a node that has no other tier is a load. */
public final class NoOpLocalStorage implements LocalStorage {

  /** A storage that has nothing, and never will. */
  public NoOpLocalStorage() {}

  @Override
  public CompletionStage<@Nullable Void> open(StorageContext context) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public @Nullable Object get(Object key) {
    return null;
  }

  @Override
  public void put(Object key, Object value, long ttlNanos) {}

  @Override
  public void remove(Object key) {}

  @Override
  public Iterator<Map.Entry<Object, Object>> entries() {
    return Collections.emptyIterator();
  }

  /** Able to tell, with nothing to tell of: what is never kept is never let go of. */
  @Override
  public boolean tellRemovals(Removals listener) {
    return true;
  }

  @Override
  public boolean supportsExpireAfterAccess() {
    return true;
  }

  @Override
  public long size() {
    return 0;
  }

  @Override
  public CompletionStage<@Nullable Void> close() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public String toString() {
    return "no-op local storage";
  }
}
