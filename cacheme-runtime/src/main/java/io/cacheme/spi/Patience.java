package io.cacheme.spi;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Ends what takes too long, and counts only time in which this process ran: the limit passes in
 * steps, and one that comes late counts as one. A machine so busy that it cannot even load the
 * driver's classes says nothing of the server.
 */
public final class Patience implements Runnable {

  private static final int STEPS = 20;

  private final CompletableFuture<?> awaited;
  private final Scheduler scheduler;
  private final long stepNanos;
  private final Supplier<? extends Throwable> late;
  private int left = STEPS;

  private Patience(
      CompletableFuture<?> awaited,
      Scheduler scheduler,
      Duration limit,
      Supplier<? extends Throwable> late) {
    this.awaited = awaited;
    this.scheduler = scheduler;
    this.stepNanos = Math.max(1, limit.toNanos() / STEPS);
    this.late = late;
  }

  /**
   * Fails {@code awaited} with {@code late} unless it is completed within {@code limit}.
   *
   * @param late makes the failure, on the scheduler's thread, where what is chained to {@code
   *     awaited} then runs
   */
  public static void limit(
      CompletableFuture<?> awaited,
      Scheduler scheduler,
      Duration limit,
      Supplier<? extends Throwable> late) {
    new Patience(awaited, scheduler, limit, late).next();
  }

  /** A step has passed. */
  @Override
  public void run() {
    left--;
    next();
  }

  private void next() {
    if (awaited.isDone()) {
      return;
    }
    if (left == 0) {
      awaited.completeExceptionally(late.get());
    } else {
      scheduler.schedule(this, stepNanos);
    }
  }
}
