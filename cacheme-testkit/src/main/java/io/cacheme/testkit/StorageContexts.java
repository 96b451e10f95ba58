package io.cacheme.testkit;

import io.cacheme.spi.Scheduler;
import io.cacheme.spi.StorageContext;
import io.cacheme.spi.TimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** What storages are told in tests when they are opened. */
public final class StorageContexts {

  /** Long, for a machine that is busy with other tests. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

  private StorageContexts() {}

  /** The machine's clock, a real scheduler, fifteen seconds to connect. */
  public static StorageContext system(String name) {
    return system(name, PATIENCE);
  }

  /** The machine's clock, a real scheduler, {@code connectTimeout} to connect. */
  public static StorageContext system(String name, Duration connectTimeout) {
    return StorageContext.builder(name)
        .time(new SystemTime())
        .scheduler(new DelayedExecutor())
        .connectTimeout(connectTimeout)
        .build();
  }

  /** The test's own clock and a scheduler bound to it; three seconds to connect. */
  public static StorageContext manual(String name, ManualTimeSource time) {
    return StorageContext.builder(name)
        .time(time)
        .scheduler(new ManualScheduler(time))
        .connectTimeout(CONNECT_TIMEOUT)
        .build();
  }

  private static final class SystemTime implements TimeSource {
    @Override
    public long nanoTime() {
      return System.nanoTime();
    }

    @Override
    public long epochMillis() {
      return System.currentTimeMillis();
    }
  }

  private static final class DelayedExecutor implements Scheduler {
    @Override
    public void schedule(Runnable task, long delayNanos) {
      Executor later = CompletableFuture.delayedExecutor(delayNanos, TimeUnit.NANOSECONDS);
      later.execute(task);
    }
  }
}
