package io.cacheme.internal.tier;

import io.cacheme.codec.Entry;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What heap tiers keep: an entry and the completed future that answers every hit of it. */
public final class HeapEntry<V> {

  public final @Nullable V value;
  public final boolean absent;
  public final long loadedAt;
  public final long expiresAt;
  public final CompletableFuture<@Nullable V> future;

  public HeapEntry(@Nullable V value, boolean absent, long loadedAt, long expiresAt) {
    this.value = value;
    this.absent = absent;
    this.loadedAt = loadedAt;
    this.expiresAt = expiresAt;
    this.future = new Answered<>(value);
  }

  public static <V> HeapEntry<V> of(Entry<V> entry) {
    return new HeapEntry<>(entry.value(), entry.absent(), entry.loadedAt(), entry.expiresAt());
  }

  public Entry<V> entry() {
    return new Entry<>(value, absent, loadedAt, expiresAt);
  }

  /** A future that is shared by many callers, so that none of them may change it. */
  private static final class Answered<T> extends CompletableFuture<@Nullable T> {

    Answered(@Nullable T value) {
      super.complete(value);
    }

    @Override
    public void obtrudeValue(@Nullable T value) {
      throw new UnsupportedOperationException("this future answers other callers too");
    }

    @Override
    public void obtrudeException(Throwable failure) {
      throw new UnsupportedOperationException("this future answers other callers too");
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      return new CompletableFuture<>();
    }
  }
}
