package io.cacheme.internal.tier;

import io.cacheme.codec.Entry;
import io.cacheme.generated.HeapHit;
import io.cacheme.internal.follow.Mark;
import io.cacheme.spi.Expirable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What heap tiers keep: an entry that is itself the completed future that answers every hit of it,
 * and keeps the heap's own time for it. One object, so that a hit reads one place in memory. The
 * value is the future's: a field for it would make an entry of 48 bytes one of 56.
 *
 * <p>The future is shared by many callers, so that none of them may change it.
 */
public sealed class HeapEntry<V> extends CompletableFuture<@Nullable V>
    implements Expirable, HeapHit<V> permits FollowedEntry, GroupedEntry, WeighedEntry {

  private final int clears;
  private final long loadedAt;
  private final long expiresAt;
  private long expiresAtNanos;

  HeapEntry(Entry<V> entry, int clears) {
    this.clears = clears;
    this.loadedAt = entry.loadedAt();
    this.expiresAt = entry.expiresAt();
    super.complete(entry.value());
  }

  /** An entry that follows nobody, of a node that has not been cleared. */
  public static <V> HeapEntry<V> of(Entry<V> entry) {
    return new HeapEntry<>(entry, 0);
  }

  /** How often its node had been cleared before it was read. */
  final int clears() {
    return clears;
  }

  /** When it ends, in milliseconds since the epoch. */
  final long expiresAt() {
    return expiresAt;
  }

  /** When the load of its value began, in milliseconds since the epoch. */
  public final long loadedAt() {
    return loadedAt;
  }

  /** What was known of the key before the entry was read; null for one that follows nobody. */
  public @Nullable Mark mark() {
    return null;
  }

  public final Entry<V> entry() {
    V value = value();
    return new Entry<>(value, value == null, loadedAt, expiresAt);
  }

  @Override
  public final @Nullable V value() {
    return getNow(null);
  }

  @Override
  public final CompletableFuture<@Nullable V> future() {
    return this;
  }

  @Override
  public final long expiresAtNanos() {
    return expiresAtNanos;
  }

  @Override
  public final void expireAtNanos(long nanos) {
    expiresAtNanos = nanos;
  }

  @Override
  public void obtrudeValue(@Nullable V other) {
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
