package io.cacheme.internal.env;

import io.cacheme.internal.time.CoarseTime;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where blocking loaders run that no caller runs itself: virtual threads where the JDK has them,
 * else 64 platform threads; and where loads wait and none of those has ended for a quarter of a
 * second, since they hang or wait for one another, half as many more, up to 512. They inherit
 * nothing from the threads that caused them to be made.
 */
public final class LoadThreads {

  private static final int THREADS = 64;
  private static final int MOST_THREADS = 512;
  private static final int QUEUE = 10_000;
  private static final long STALL_NANOS = 250_000_000L;

  private final Executor executor;
  private final @Nullable ThreadPoolExecutor own;
  private final boolean bounded;
  private final @Nullable CoarseTime clock;
  private final Runnable ticking = this::tick;
  private long ended;
  private long endedAt;

  private LoadThreads(Executor executor, @Nullable ThreadPoolExecutor own, boolean bounded) {
    this.executor = executor;
    this.own = own;
    this.bounded = bounded;
    this.clock = own == null ? null : new CoarseTime();
    if (own != null) {
      CoarseTime.addTask(ticking);
    }
  }

  /** Those of {@code executor}, which stays the user's; or, if it is null, new ones. */
  public static LoadThreads of(@Nullable Executor executor) {
    if (executor != null) {
      return new LoadThreads(executor, null, true);
    }
    ExecutorService virtual = virtual();
    if (virtual != null) {
      return new LoadThreads(virtual, null, false);
    }
    ThreadPoolExecutor platform = platform();
    return new LoadThreads(platform, platform, true);
  }

  /** As {@link #execute(Runnable, boolean)}, of what is not one of many. */
  public void execute(Runnable load) {
    execute(load, false);
  }

  /**
   * Runs {@code load} on a thread of its own, now or later.
   *
   * @param ofMany whether it is one of those that one call asks for, which bounds them itself: only
   *     other loads are refused
   * @throws java.util.concurrent.RejectedExecutionException if all are busy and the queue is full
   */
  public void execute(Runnable load, boolean ofMany) {
    if (own != null && !ofMany && own.getQueue().size() >= QUEUE) {
      throw new RejectedExecutionException(own.toString());
    }
    executor.execute(load);
  }

  /** Whether loads that wait for other loads could use up all threads. */
  public boolean isBounded() {
    return bounded;
  }

  /** Called every few milliseconds by the clock's thread. */
  private void tick() {
    ThreadPoolExecutor pool = own;
    if (pool == null) {
      return;
    }
    if (pool.getQueue().isEmpty()) {
      endedAt = System.nanoTime();
      if (pool.getCorePoolSize() > THREADS && pool.getActiveCount() < THREADS) {
        pool.setCorePoolSize(THREADS);
        pool.setMaximumPoolSize(THREADS);
      }
      return;
    }
    long count = pool.getCompletedTaskCount();
    long now = System.nanoTime();
    if (count != ended) {
      ended = count;
      endedAt = now;
    } else if (now - endedAt >= STALL_NANOS && pool.getCorePoolSize() < MOST_THREADS) {
      endedAt = now;
      int threads = Math.min(MOST_THREADS, pool.getCorePoolSize() * 3 / 2);
      pool.setMaximumPoolSize(threads);
      pool.setCorePoolSize(threads);
    }
  }

  /** Ends the threads that are not the user's. */
  public void close() {
    if (clock != null) {
      CoarseTime.removeTask(ticking);
      clock.close();
    }
    if ((own != null || !bounded) && executor instanceof ExecutorService service) {
      service.shutdownNow();
    }
  }

  private static ThreadPoolExecutor platform() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            daemons("cacheme-load-"));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Makes daemon threads that inherit no thread locals and have the system's class loader. */
  static ThreadFactory daemons(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(null, task, name + number.incrementAndGet(), 0, false);
      thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** The one place that asks for virtual threads, which JDK 17 does not have. */
  private static @Nullable ExecutorService virtual() {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    try {
      Class<?> builder = Class.forName("java.lang.Thread$Builder");
      Class<?> virtualBuilder = Class.forName("java.lang.Thread$Builder$OfVirtual");
      MethodHandle ofVirtual =
          lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(virtualBuilder));
      MethodHandle inherit =
          lookup.findVirtual(
              builder,
              "inheritInheritableThreadLocals",
              MethodType.methodType(builder, boolean.class));
      MethodHandle named =
          lookup.findVirtual(
              builder, "name", MethodType.methodType(builder, String.class, long.class));
      MethodHandle factory =
          lookup.findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class));
      MethodHandle perTask =
          lookup.findStatic(
              Executors.class,
              "newThreadPerTaskExecutor",
              MethodType.methodType(ExecutorService.class, ThreadFactory.class));
      Object of = named.invoke(inherit.invoke(ofVirtual.invoke(), false), "cacheme-load-", 1L);
      return (ExecutorService) perTask.invoke((ThreadFactory) factory.invoke(of));
    } catch (Throwable e) { // before JDK 21
      return null;
    }
  }
}
