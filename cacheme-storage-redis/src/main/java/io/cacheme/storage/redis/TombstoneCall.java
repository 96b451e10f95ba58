package io.cacheme.storage.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sets a key to a tombstone, right after a removal of what it has. */
final class TombstoneCall extends StoreCall<@Nullable Void> {

  private volatile boolean full;

  TombstoneCall(String key, byte[] tombstone, long ttlMillis) {
    super(key, tombstone, ttlMillis, false);
  }

  /** Whether it is kept; fails if it may be, or if {@code removal} failed, too. */
  CompletionStage<Boolean> keptAfter(CompletionStage<@Nullable Void> removal) {
    return handle((nothing, thrown) -> kept(removal, thrown)).thenCompose(Function.identity());
  }

  @Override
  @Nullable Void read(@Nullable Object reply) {
    return Replies.done(reply);
  }

  @Override
  RuntimeException failure(String error) {
    full = isOutOfMemory(error);
    return super.failure(error);
  }

  private CompletionStage<Boolean> kept(
      CompletionStage<@Nullable Void> removal, @Nullable Throwable thrown) {
    if (thrown == null) {
      return CompletableFuture.completedFuture(true);
    }
    return full ? removal.thenApply(nothing -> false) : CompletableFuture.failedFuture(thrown);
  }
}
