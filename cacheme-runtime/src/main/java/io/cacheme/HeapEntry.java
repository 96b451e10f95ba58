package io.cacheme;

import io.cacheme.codec.Entry;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What heap tiers keep: an entry and the completed future that answers every hit of it. */
final class HeapEntry<V> {

  final @Nullable V value;
  final boolean absent;
  final long loadedAt;
  final long expiresAt;
  final CompletableFuture<@Nullable V> future;

  HeapEntry(@Nullable V value, boolean absent, long loadedAt, long expiresAt) {
    this.value = value;
    this.absent = absent;
    this.loadedAt = loadedAt;
    this.expiresAt = expiresAt;
    this.future = new Answered<>(value);
  }

  static <V> HeapEntry<V> of(Entry<V> entry) {
    return new HeapEntry<>(entry.value(), entry.absent(), entry.loadedAt(), entry.expiresAt());
  }

  Entry<V> entry() {
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
