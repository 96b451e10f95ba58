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

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration PATIENT_CONNECT_TIMEOUT = Duration.ofSeconds(15);

  private StorageContexts() {}

  /** The machine's clock, a real scheduler, three seconds to connect. */
  public static StorageContext system(String name) {
    return system(name, CONNECT_TIMEOUT);
  }

  /**
   * As {@link #system(String)}, with time to connect on a machine that is busy with other tests.
   */
  public static StorageContext patient(String name) {
    return system(name, PATIENT_CONNECT_TIMEOUT);
  }

  /** The machine's clock, a real scheduler, {@code connectTimeout} to connect. */
  public static StorageContext system(String name, Duration connectTimeout) {
    return new StorageContext(name, new SystemTime(), new DelayedExecutor(), connectTimeout);
  }

  /** The test's own clock and a scheduler bound to it. */
  public static StorageContext manual(String name, ManualTimeSource time) {
    return new StorageContext(name, time, new ManualScheduler(time), CONNECT_TIMEOUT);
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
