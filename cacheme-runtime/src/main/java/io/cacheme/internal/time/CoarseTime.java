package io.cacheme.internal.time;

import io.cacheme.spi.TimeSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The system's time, with a coarse clock that one daemon thread of the process moves every two
 * milliseconds while any cache is open. Reading it costs a volatile read.
 */
public final class CoarseTime implements TimeSource {

  private static final long STEP_NANOS = 2_000_000;
  private static final Object LOCK = new Object();
  private static int users;
  private static @Nullable Thread thread;
  private static volatile long nanos = System.nanoTime();
  private static volatile long millis = System.currentTimeMillis();

  private static final List<Runnable> TASKS = new CopyOnWriteArrayList<>();

  private boolean closed;

  /** A view of the clock; {@link #close} it when it is no longer read. */
  public CoarseTime() {
    enter();
  }

  /** Runs {@code task}, which must be short, at each step, while any view is open. */
  public static void addTask(Runnable task) {
    TASKS.add(task);
  }

  /** Runs it no longer. */
  public static void removeTask(Runnable task) {
    TASKS.remove(task);
  }

  private static void enter() {
    synchronized (LOCK) {
      users++;
      if (thread == null) {
        nanos = System.nanoTime();
        millis = System.currentTimeMillis();
        Thread ticker = new Thread(null, CoarseTime::tick, "cacheme-ticker", 0, false);
        ticker.setDaemon(true);
        ticker.start();
        thread = ticker;
      }
    }
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public long coarseNanoTime() {
    return nanos;
  }

  @Override
  public long epochMillis() {
    return millis;
  }

  /** Stops the thread if nobody else reads the clock. Idempotent. */
  public void close() {
    synchronized (LOCK) {
      if (closed) {
        return;
      }
      closed = true;
      users--;
      if (users == 0 && thread != null) {
        LockSupport.unpark(thread);
        thread = null;
      }
    }
  }

  private static void tick() {
    Thread self = Thread.currentThread();
    while (isCurrent(self)) {
      LockSupport.parkNanos(STEP_NANOS);
      nanos = System.nanoTime();
      millis = System.currentTimeMillis();
      TASKS.forEach(Runnable::run);
    }
  }

  private static boolean isCurrent(Thread self) {
    synchronized (LOCK) {
      return thread == self;
    }
  }
}
