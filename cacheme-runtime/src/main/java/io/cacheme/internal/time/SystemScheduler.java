package io.cacheme.internal.time;

import io.cacheme.spi.Scheduler;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs tasks on one daemon thread. */
public final class SystemScheduler implements Scheduler {

  private static final System.Logger LOG = System.getLogger(SystemScheduler.class.getName());

  private final ScheduledThreadPoolExecutor executor;

  /** Starts no thread until there is a task. */
  public SystemScheduler() {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "cacheme-scheduler");
              thread.setDaemon(true);
              return thread;
            });
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public void schedule(Runnable task, long delayNanos) {
    try {
      Future<?> unused = executor.schedule(() -> run(task), delayNanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "the cache is closed; a task was dropped");
    }
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "a scheduled task of the cache failed", e);
    }
  }

  /** Drops what is still to run. */
  public void close() {
    executor.shutdownNow();
  }
}
