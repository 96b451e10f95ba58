package io.cacheme.examples.fresh;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Some threads that ask for one of many keys again and again, each a thousand times a second. */
final class Load implements AutoCloseable {

  static final int KEYS = 100;
  private static final int THREADS = 4;
  private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();
  private static final int MOST = 1 << 22;

  private final IntConsumer get;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong asked = new AtomicLong();
  private final long[] nanos = new long[MOST];
  private volatile boolean over;

  /** Begins; {@code get} asks for one key and waits. */
  Load(IntConsumer get) {
    this.get = get;
    for (int i = 0; i < THREADS; i++) {
      Thread thread = new Thread(this::ask, "asks-" + i);
      thread.start();
      threads.add(thread);
    }
  }

  private void ask() {
    while (!over) {
      long begun = System.nanoTime();
      try {
        get.accept(ThreadLocalRandom.current().nextInt(KEYS));
      } catch (RuntimeException e) {
        failed.incrementAndGet();
      }
      int place = (int) asked.getAndIncrement();
      if (place < MOST) {
        nanos[place] = System.nanoTime() - begun;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Waits while it goes on. */
  void goOn(Duration time) throws InterruptedException {
    Thread.sleep(time.toMillis());
  }

  /** How many have been answered. */
  long asked() {
    return asked.get();
  }

  /** How many of them by a failure. */
  long failed() {
    return failed.get();
  }

  /** What share of those since the {@code from}th were answered within. */
  Duration percentile(double share, long from) {
    long[] sorted = Arrays.copyOfRange(nanos, (int) from, (int) Math.min(asked.get(), MOST));
    Arrays.sort(sorted);
    return sorted.length == 0
        ? Duration.ZERO
        : Duration.ofNanos(sorted[(int) Math.min(sorted.length - 1, sorted.length * share)]);
  }

  @Override
  public void close() {
    over = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
