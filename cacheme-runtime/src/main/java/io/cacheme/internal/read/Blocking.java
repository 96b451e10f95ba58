package io.cacheme.internal.read;

import io.cacheme.CachemeException;
import io.cacheme.LoadException;
import io.cacheme.internal.load.BlockingCaller;
import io.cacheme.internal.load.LoadCall;
import io.cacheme.internal.node.NodeContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How callers wait that block, and how they learn of failures. */
public final class Blocking {

  private Blocking() {}

  /** As {@link BlockingCaller#await}; refuses to block a thread that delivers answers (R03). */
  static @Nullable LoadCall<?> await(
      NodeContext<?, ?> context,
      BlockingCaller caller,
      BooleanSupplier answered,
      Predicate<LoadCall<?>> own) {
    if (!answered.getAsBoolean()) {
      try {
        context.surroundings.storageThreads.refuseToBlock();
      } catch (RuntimeException e) {
        caller.leave();
        throw e;
      }
      context.surroundings.callbacks.waits();
    }
    try {
      return caller.await(answered, own);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** The value of a future, or its failure thrown. */
  public static <T extends @Nullable Object> T join(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException | CompletionException e) {
      throw unchecked(CallerFrames.of(e.getCause() == null ? e : e.getCause()));
    }
  }

  private static CachemeException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new CachemeException("interrupted while waiting for a cache's answer", e);
  }

  /** What a blocking caller is thrown: {@code failure} itself where that is unchecked. */
  public static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof RuntimeException unchecked) {
      return unchecked;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return new LoadException("a load failed: " + failure, failure);
  }
}
