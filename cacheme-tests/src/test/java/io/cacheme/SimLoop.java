package io.cacheme;

import io.cacheme.internal.env.Waits;
import io.cacheme.spi.Scheduler;
import io.cacheme.spi.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Virtual time: everything that happens in a simulated schedule is an event of this loop, and all
 * chance comes from its random numbers. Of the events due in one millisecond any may come first.
 */
class SimLoop implements TimeSource, Scheduler, Executor, Waits {

  private static final long EPOCH = 1_700_000_000_000L;
  private static final long NANOS = 1_000_000;
  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final int MOST_EVENTS = 200_000;

  final SplittableRandom random;
  private final PriorityQueue<Event> events = new PriorityQueue<>(64);
  private final List<String> trace;

  /** Milliseconds since the schedule began. */
  long now;

  private boolean measuresStacks;
  private int framesBelow;

  /**
   * The most calls that a level of users' code took on a stack; the way to the first and from the
   * last counts as one.
   */
  int mostFrames;

  /** That of the thread that runs. */
  SimStack stack = new SimStack();

  final SimThreads threads = new SimThreads(this);

  /** How deep users' code was nested that the engine called. */
  int mostLevels;

  /** A loop that writes what happens to {@code trace}, if it is not null. */
  SimLoop(SplittableRandom random, List<String> trace) {
    this.random = random;
    this.trace = trace;
  }

  private record Event(long at, int tie, Runnable task) implements Comparable<Event> {

    @Override
    public int compareTo(Event other) {
      return at != other.at ? Long.compare(at, other.at) : Integer.compare(tie, other.tie);
    }
  }

  /** Milliseconds since the schedule began. */
  long now() {
    return now;
  }

  @Override
  public long nanoTime() {
    return now * NANOS;
  }

  @Override
  public long epochMillis() {
    return EPOCH + now;
  }

  static long sinceEpoch(long millis) {
    return EPOCH + millis;
  }

  @Override
  public void schedule(Runnable task, long delayNanos) {
    at((delayNanos + NANOS - 1) / NANOS, task);
  }

  @Override
  public void execute(Runnable task) {
    at(random.nextInt(4), task);
  }

  /** Runs {@code task} soon, on a thread that may be blocked. */
  void onThread(Runnable task) {
    at(random.nextInt(4), () -> threads.run(task));
  }

  @Override
  public void until(BooleanSupplier over) {
    threads.until(over);
  }

  @Override
  public void untilInterrupted(BooleanSupplier over) {
    threads.untilInterrupted(over);
  }

  /** Blocks the current thread, which is one that may be. */
  void sleep(long millis) {
    long end = now + millis;
    at(millis, () -> {}); // wakes it
    until(() -> now >= end);
  }

  void at(long delayMillis, Runnable task) {
    events.add(new Event(now + delayMillis, random.nextInt(), task));
  }

  /**
   * The same for what happens at some place, a process or a server, and not before what goes there
   * the same way, if that is not null: of concern to a loop that tries all orders.
   */
  void at(long delayMillis, Object place, Object way, Runnable task) {
    at(delayMillis, task);
  }

  /** Runs at once, or later. */
  void in(long delayMillis, Runnable task) {
    if (delayMillis == 0) {
      task.run();
    } else {
      at(delayMillis, task);
    }
  }

  /** The same for what happens at some place, and some way. */
  void in(long delayMillis, Object place, Object way, Runnable task) {
    if (delayMillis == 0) {
      task.run();
    } else {
      at(delayMillis, place, way, task);
    }
  }

  /** What goes {@code way} will come to nothing. */
  void lost(Object way) {}

  /** Runs all events; false if they do not come to an end. */
  boolean drain() {
    return run(events::isEmpty);
  }

  /** Runs events until {@code over}; false if that does not come. */
  boolean run(BooleanSupplier over) {
    for (int count = 0; count < MOST_EVENTS; count++) {
      if (over.getAsBoolean()) {
        return true;
      }
      Event event = events.poll();
      if (event == null) {
        return false;
      }
      now = event.at;
      event.task.run();
      if (threads.waiting() > 0) {
        threads.wake();
      }
    }
    return false;
  }

  /** The engine calls users' code. */
  void enter() {
    stack.levels++;
    mostLevels = Math.max(mostLevels, stack.levels);
  }

  void leave() {
    stack.levels--;
  }

  /** Stacks are measured, from where the current thread is now. */
  void measureStacks() {
    measuresStacks = true;
    framesBelow = frames();
  }

  /** Users' code runs just now: notes how deep its stack is. */
  void checkStack() {
    if (measuresStacks && random.nextInt(12) == 0) {
      mostFrames = Math.max(mostFrames, (frames() - framesBelow) / (stack.levels + 2));
    }
  }

  private static int frames() {
    return (int) (long) WALKER.walk(Stream::count);
  }

  boolean chance(int percent) {
    return percent > 0 && random.nextInt(100) < percent;
  }

  /** A number from 0 to {@code most}. */
  int upTo(int most) {
    return random.nextInt(most + 1);
  }

  boolean isTraced() {
    return trace != null;
  }

  /** Only to be called if {@link #isTraced}. */
  void log(String what) {
    trace.add(String.format("%6d ms  %s%s", now, threads.name(), what));
  }

  static SimLoop of(long seed, boolean traced) {
    return new SimLoop(new SplittableRandom(seed), traced ? new ArrayList<>() : null);
  }

  List<String> trace() {
    return trace == null ? List.of() : trace;
  }
}
