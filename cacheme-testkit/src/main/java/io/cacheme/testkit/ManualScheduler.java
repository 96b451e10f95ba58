package io.cacheme.testkit;

import io.cacheme.spi.Scheduler;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks when the test lets their time come, on the test's thread, in the order they are due.
 */
public final class ManualScheduler implements Scheduler {

  private final ManualTimeSource time;
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::dueIn).thenComparingLong(Task::number));
  private final long start;
  private long count;

  /** A scheduler whose tasks are due by {@code time}. */
  public ManualScheduler(ManualTimeSource time) {
    this.time = time;
    this.start = time.nanoTime();
  }

  @Override
  public synchronized void schedule(Runnable task, long delayNanos) {
    long elapsed = time.nanoTime() - start;
    long due = elapsed + Math.max(0, Math.min(delayNanos, Long.MAX_VALUE - elapsed));
    tasks.add(new Task(task, due, count++));
  }

  /** Runs what is due now, and what that makes due. Answers how many ran. */
  public int runDue() {
    int ran = 0;
    for (Runnable task = pollUntil(time.nanoTime() - start);
        task != null;
        task = pollUntil(time.nanoTime() - start)) {
      task.run();
      ran++;
    }
    return ran;
  }

  /** Lets {@code duration} pass in steps, so that each task runs at its own time. */
  public void advance(Duration duration) {
    long end = time.nanoTime() - start + duration.toNanos();
    for (Task task = peekUntil(end); task != null; task = peekUntil(end)) {
      time.advanceNanos(Math.max(0, task.dueIn() - (time.nanoTime() - start)));
      runDue();
    }
    time.advanceNanos(Math.max(0, end - (time.nanoTime() - start)));
  }

  /** How many tasks wait. */
  public synchronized int pending() {
    return tasks.size();
  }

  private synchronized @Nullable Task peekUntil(long elapsed) {
    Task next = tasks.peek();
    return next != null && next.dueIn() <= elapsed ? next : null;
  }

  private synchronized @Nullable Runnable pollUntil(long elapsed) {
    Task next = tasks.peek();
    if (next == null || next.dueIn() > elapsed) {
      return null;
    }
    tasks.remove();
    return next.task();
  }

  /** A task, how long after the start it is due, and its number among those of that time. */
  private record Task(Runnable task, long dueIn, long number) {}
}
