package io.cacheme.internal.env;

import io.cacheme.internal.time.CoarseTime;
import io.cacheme.internal.time.SystemScheduler;
import io.cacheme.spi.Scheduler;
import io.cacheme.spi.TimeSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The clock, scheduler and executor of one {@code Cacheme}: given ones, or its own, to be closed.
 */
public final class Threads {

  private final TimeSource time;
  private final Scheduler scheduler;
  private final Executor loadExecutor;
  private final boolean ownsExecutor;

  public Threads(
      @Nullable TimeSource time, @Nullable Scheduler scheduler, @Nullable Executor loadExecutor) {
    this.time = time == null ? new CoarseTime() : time;
    this.scheduler = scheduler == null ? new SystemScheduler() : scheduler;
    this.loadExecutor = loadExecutor == null ? LoadExecutors.create() : loadExecutor;
    this.ownsExecutor = loadExecutor == null;
  }

  public TimeSource time() {
    return time;
  }

  public Scheduler scheduler() {
    return scheduler;
  }

  public Executor loadExecutor() {
    return loadExecutor;
  }

  /** Ends what is its own. */
  public void close() {
    if (time instanceof CoarseTime own) {
      own.close();
    }
    if (scheduler instanceof SystemScheduler own) {
      own.close();
    }
    if (ownsExecutor && loadExecutor instanceof ExecutorService own) {
      own.shutdownNow();
    }
  }
}
