package io.cacheme;

import io.cacheme.spi.Scheduler;
import io.cacheme.spi.TimeSource;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that stands still until told, and a scheduler that goes by it. Begins below zero. */
final class ManualClock implements TimeSource, Scheduler {

  static final long EPOCH_MILLIS = 1_700_000_000_000L;
  private static final long BEGIN_NANOS = -3_000_000_000L;

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::dueNanos).thenComparingLong(Task::number));
  private long nanos = BEGIN_NANOS;
  private long numbers;

  @Override
  public synchronized long nanoTime() {
    return nanos;
  }

  @Override
  public synchronized long epochMillis() {
    return EPOCH_MILLIS + (nanos - BEGIN_NANOS) / 1_000_000;
  }

  @Override
  public synchronized void schedule(Runnable task, long delayNanos) {
    tasks.add(new Task(task, nanos + delayNanos, numbers++));
  }

  /** Lets time pass, and runs each task when it is due. */
  void advance(Duration duration) {
    long end = nanoTime() + duration.toNanos();
    for (Task task = due(end); task != null; task = due(end)) {
      task.work().run();
    }
    jumpTo(end);
  }

  void advanceMillis(long millis) {
    advance(Duration.ofMillis(millis));
  }

  /** Lets time pass at once, as when the process stood still; tasks run late. */
  void freeze(Duration duration) {
    jumpTo(nanoTime() + duration.toNanos());
    advance(Duration.ZERO);
  }

  private synchronized void jumpTo(long end) {
    nanos = Math.max(nanos, end);
  }

  private synchronized Task due(long end) {
    Task first = tasks.peek();
    if (first == null || first.dueNanos() > end) {
      return null;
    }
    nanos = Math.max(nanos, first.dueNanos());
    return tasks.poll();
  }

  private record Task(Runnable work, long dueNanos, long number) {}
}
