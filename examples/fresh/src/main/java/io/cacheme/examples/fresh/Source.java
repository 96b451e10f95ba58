package io.cacheme.examples.fresh;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What is cached: as slow as it is told to be, and down when it is. Counts what is asked of it. */
final class Source {

  private final Duration takes;
  private final AtomicLong loads = new AtomicLong();
  private final ConcurrentMap<Integer, Long> failedAt = new ConcurrentHashMap<>();
  private volatile boolean down;
  private volatile long leastPauseNanos = Long.MAX_VALUE;

  Source(Duration takes) {
    this.takes = takes;
  }

  /** From now on each load fails, or none does. */
  void down(boolean isDown) {
    down = isDown;
    failedAt.clear();
  }

  /** How often it was asked. */
  long loads() {
    return loads.get();
  }

  /** The shortest time between two failed loads of one key; as good as none if there were none. */
  Duration leastPause() {
    return Duration.ofNanos(leastPauseNanos);
  }

  CompletionStage<Long> load(int id) {
    long number = loads.incrementAndGet();
    if (down) {
      failed(id);
      return CompletableFuture.failedFuture(new IllegalStateException("the source is down"));
    }
    return new CompletableFuture<Long>()
        .completeOnTimeout(number, takes.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void failed(int id) {
    long now = System.nanoTime();
    Long before = failedAt.put(id, now);
    if (before != null) {
      synchronized (this) {
        leastPauseNanos = Math.min(leastPauseNanos, now - before);
      }
    }
  }
}
