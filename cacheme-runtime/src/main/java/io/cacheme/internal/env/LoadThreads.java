package io.cacheme.internal.env;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Where blocking loaders run that no caller runs itself: virtual threads where the JDK has them,
 * else 64 platform threads, and one more for each that hangs, up to 512. They inherit nothing from
 * the threads that caused them to be made.
 */
public final class LoadThreads {

  private static final int THREADS = 64;
  private static final int MOST_THREADS = 512;
  private static final int QUEUE = 10_000;

  private final Executor executor;
  private final @Nullable ThreadPoolExecutor own;
  private final boolean bounded;
  private int hung;

  private LoadThreads(Executor executor, @Nullable ThreadPoolExecutor own, boolean bounded) {
    this.executor = executor;
    this.own = own;
    this.bounded = bounded;
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

  /**
   * Runs {@code load} on a thread of its own, now or later.
   *
   * @throws java.util.concurrent.RejectedExecutionException if all are busy and the queue is full
   */
  public void execute(Runnable load) {
    executor.execute(load);
  }

  /** Whether loads that wait for other loads could use up all threads. */
  public boolean isBounded() {
    return bounded;
  }

  /** A load has outlived its deadline on one of these threads: another thread takes its place. */
  public synchronized void hangs() {
    resize(++hung);
  }

  /** It has come back after all. */
  public synchronized void returned() {
    resize(--hung);
  }

  private void resize(int more) {
    ThreadPoolExecutor pool = own;
    if (pool != null) {
      int threads = Math.min(MOST_THREADS, THREADS + more);
      if (threads > pool.getCorePoolSize()) {
        pool.setMaximumPoolSize(threads);
        pool.setCorePoolSize(threads);
      } else {
        pool.setCorePoolSize(threads);
        pool.setMaximumPoolSize(threads);
      }
    }
  }

  /** Ends the threads that are not the user's. */
  public void close() {
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
            new LinkedBlockingQueue<>(QUEUE),
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
