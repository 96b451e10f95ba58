package io.cacheme.internal.engine;

import io.cacheme.CachemeException;
import io.cacheme.LoadException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Waits for futures on behalf of blocking callers. */
@FunctionalInterface
public interface Waiting {

  /** Refuses, by an exception, to block the current thread. */
  void checkMayBlock();

  /** The future's value, or its failure thrown. */
  default <T extends @Nullable Object> T await(CompletableFuture<T> future) {
    if (!future.isDone()) {
      checkMayBlock();
    }
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CachemeException("interrupted while waiting for a cache's answer", e);
    } catch (ExecutionException e) {
      throw unchecked(e.getCause() == null ? e : e.getCause());
    } catch (CompletionException e) {
      throw unchecked(e.getCause() == null ? e : e.getCause());
    }
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof RuntimeException unchecked) {
      return unchecked;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return new LoadException("a load failed: " + failure, failure);
  }
}
