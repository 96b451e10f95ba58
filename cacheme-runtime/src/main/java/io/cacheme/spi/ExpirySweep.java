package io.cacheme.spi;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what has expired, for storages whose servers do not: time and again, in small batches one
 * after the other. Its times are jittered, so that many processes over one server seldom meet. A
 * batch that failed is the next sweep's to delete.
 */
public final class ExpirySweep {

  private final Scheduler scheduler;
  private final long intervalNanos;
  private final int batch;
  private final Supplier<? extends CompletionStage<Integer>> delete;
  private volatile boolean stopped;

  /**
   * A sweep that begins once it is started.
   *
   * @param interval how often, about
   * @param batch how many entries {@code delete} deletes at most
   * @param delete deletes a batch, and answers how many entries that were; never throws
   */
  public ExpirySweep(
      Scheduler scheduler,
      Duration interval,
      int batch,
      Supplier<? extends CompletionStage<Integer>> delete) {
    this.scheduler = scheduler;
    this.intervalNanos = interval.toNanos();
    this.batch = batch;
    this.delete = delete;
  }

  /** Sweeps three quarters to five quarters of the interval from now, and then again and again. */
  public void start() {
    long jitter = ThreadLocalRandom.current().nextLong(intervalNanos / 2 + 1);
    scheduler.schedule(this::sweep, intervalNanos * 3 / 4 + jitter);
  }

  /** Begins no more batches. */
  public void stop() {
    stopped = true;
  }

  private void sweep() {
    if (!stopped) {
      delete.get().whenComplete(this::swept);
    }
  }

  private void swept(@Nullable Integer deleted, @Nullable Throwable failure) {
    if (deleted != null && deleted >= batch) {
      sweep();
    } else if (!stopped) {
      start();
    }
  }
}
