package io.cacheme.internal.time;

import io.cacheme.spi.Scheduler;
import io.cacheme.spi.TimeSource;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs a piece of work over and over while there is something to do, and not at all otherwise. The
 * work answers whether it has to run again, and is told how late it runs: a process that stood
 * still must not take its own pause for the silence of others.
 */
public final class Sweeper {

  private static final long LEAST_PERIOD_NANOS = 1_000_000;

  private static final System.Logger LOG = System.getLogger(Sweeper.class.getName());

  /** The work. */
  @FunctionalInterface
  public interface Work {

    /** Does it; {@code lateNanos} after it was due. Answers whether to run again. */
    boolean sweep(long lateNanos);
  }

  private final Scheduler scheduler;
  private final TimeSource time;
  private final long periodNanos;
  private final Work work;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile long dueNanos;

  /** {@code nanos}, which a user has set, but 1 ms at least, or it would do nothing else. */
  public static long period(long nanos) {
    return Math.max(LEAST_PERIOD_NANOS, nanos);
  }

  /** Work to run every {@code periodNanos} while there is something to do. */
  public Sweeper(Scheduler scheduler, TimeSource time, long periodNanos, Work work) {
    this.scheduler = scheduler;
    this.time = time;
    this.periodNanos = periodNanos;
    this.work = work;
  }

  /** Makes sure the work runs; call it after there is something to do. Costs one volatile read. */
  public void wake() {
    if (!running.get() && running.compareAndSet(false, true)) {
      schedule();
    }
  }

  private void schedule() {
    try {
      dueNanos = time.nanoTime() + periodNanos;
      scheduler.schedule(this::run, periodNanos);
    } catch (Throwable e) { // the next one to wake it tries again
      running.set(false);
      throw e;
    }
  }

  private void run() {
    if (sweep(time.nanoTime() - dueNanos)) {
      schedule();
      return;
    }
    running.set(false);
    if (sweep(0)) { // something arrived before running was reset
      wake();
    }
  }

  private boolean sweep(long lateNanos) {
    try {
      return work.sweep(lateNanos);
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "a periodic task of the cache failed", e);
      return true;
    }
  }
}
