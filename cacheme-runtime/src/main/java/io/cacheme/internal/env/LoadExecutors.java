package io.cacheme.internal.env;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Where blocking loaders run: virtual threads where the JDK has them, else 64 platform threads. */
public final class LoadExecutors {

  private static final int THREADS = 64;
  private static final int QUEUE = 10_000;
  private static final @Nullable MethodHandle VIRTUAL = findVirtual();

  private LoadExecutors() {}

  /** A new executor; it rejects when it is full. */
  public static ExecutorService create() {
    if (VIRTUAL == null) {
      return platform();
    }
    try {
      return (ExecutorService) VIRTUAL.invokeExact();
    } catch (Throwable e) {
      return platform();
    }
  }

  private static ExecutorService platform() {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(QUEUE),
            task -> {
              Thread thread = new Thread(task, "cacheme-load-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  private static @Nullable MethodHandle findVirtual() {
    try {
      return MethodHandles.publicLookup()
          .findStatic(
              Executors.class,
              "newVirtualThreadPerTaskExecutor",
              MethodType.methodType(ExecutorService.class));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return null; // before JDK 21
    }
  }
}
