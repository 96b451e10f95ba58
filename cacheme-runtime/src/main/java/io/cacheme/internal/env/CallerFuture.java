package io.cacheme.internal.env;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A future handed to a caller, or derived from one. What the caller does to it concerns nobody
 * else, and a thread that delivers answers cannot wait for it (R03).
 */
public class CallerFuture<T extends @Nullable Object> extends CompletableFuture<T> {

  final Surroundings surroundings;

  public CallerFuture(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CallerFuture<>(surroundings);
  }

  @Override
  public T join() {
    beforeWaiting(false);
    return super.join();
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    beforeWaiting(true);
    return super.get();
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    beforeWaiting(true);
    return super.get(timeout, unit);
  }

  private void beforeWaiting(boolean interruptibly) {
    if (!isDone()) {
      surroundings.storageThreads.refuseToBlock();
      surroundings.callbacks.waits();
      help();
      Waits waits = surroundings.waits;
      if (waits == null) {
        return;
      }
      if (interruptibly) {
        waits.untilInterrupted(this::isDone);
      } else {
        waits.until(this::isDone);
      }
    }
  }

  /** The current thread is about to wait for this: what it waits for, it may do itself. */
  protected void help() {
    // there is nothing to do for a future that was derived
  }
}
