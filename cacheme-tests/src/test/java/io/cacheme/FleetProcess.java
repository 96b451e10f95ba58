package io.cacheme;

import io.cacheme.spi.Scheduler;
import io.cacheme.spi.TimeSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * One process of a fleet on the loop of all: its clocks, its timers and threads, and whether it
 * runs. While it stands still nothing of it runs, its ticker neither; afterwards all that was due
 * comes in its order. Once it is killed nothing of it runs any more.
 */
final class FleetProcess implements TimeSource, Scheduler, Executor {

  /** The longest that a coarse clock is behind, in milliseconds. */
  static final int TICK = 50;

  private static final long NANOS = 1_000_000;
  private static final int CLOCKS_APART = 5_000;

  final int number;

  /** The version of the node that its build has. */
  final int version;

  private final SimLoop loop;
  private final long ahead;
  private final int period;
  private final Deque<Runnable> held = new ArrayDeque<>();
  private long firstTick;
  private long shown;
  private boolean standing;
  private long stoodStillUntil = -1;
  private boolean dead;

  FleetProcess(SimLoop loop, int number, int version) {
    this.loop = loop;
    this.number = number;
    this.version = version;
    this.ahead = loop.chance(50) ? 0 : loop.upTo(2 * CLOCKS_APART) - CLOCKS_APART;
    this.period = loop.chance(50) ? 2 : 1 + loop.upTo(TICK - 1);
  }

  @Override
  public long nanoTime() {
    return loop.nanoTime();
  }

  @Override
  public long coarseNanoTime() {
    return coarse() * NANOS;
  }

  @Override
  public long epochMillis() {
    return SimLoop.sinceEpoch(coarse()) + ahead;
  }

  /** The loop's milliseconds. */
  long now() {
    return loop.now();
  }

  /** What the coarse clock shows, in the loop's milliseconds. */
  long coarse() {
    return isTicking() ? loop.now() - (loop.now() - firstTick) % period : shown;
  }

  /** Whether its clock has ticked since it last stood still. */
  boolean isTicking() {
    return !standing && loop.now() >= firstTick;
  }

  @Override
  public void schedule(Runnable task, long delayNanos) {
    loop.schedule(() -> now(task), delayNanos);
  }

  @Override
  public void execute(Runnable task) {
    at(loop.upTo(3), task);
  }

  /** Something of this process happens in some time. */
  void at(long delayMillis, Runnable task) {
    loop.at(delayMillis, this, null, () -> now(task));
  }

  /** The same, on the caller's stack if it is now. */
  void in(long delayMillis, Runnable task) {
    if (delayMillis == 0) {
      now(task);
    } else {
      at(delayMillis, task);
    }
  }

  /** Something of this process happens now, or when it goes on. */
  void now(Runnable task) {
    if (standing) {
      held.add(task);
    } else if (!dead) {
      task.run();
    }
  }

  boolean isStanding() {
    return standing;
  }

  /** Whether it has stood still at {@code time} or later. */
  boolean stoodStillSince(long time) {
    return standing || stoodStillUntil >= time;
  }

  boolean isAlive() {
    return !dead;
  }

  void stop() {
    if (standing || dead) {
      return;
    }
    log(() -> "stands still");
    shown = coarse();
    standing = true;
  }

  void goOn() {
    if (!standing) {
      return;
    }
    log(() -> "goes on");
    standing = false;
    stoodStillUntil = loop.now();
    firstTick = loop.now() + loop.upTo(period);
    while (!held.isEmpty()) {
      now(held.poll());
    }
  }

  void kill() {
    log(() -> "is killed");
    dead = true;
    standing = false;
    held.clear();
  }

  void log(Supplier<String> what) {
    if (loop.isTraced()) {
      loop.log(this + " " + what.get());
    }
  }

  @Override
  public String toString() {
    return "p" + number;
  }
}
