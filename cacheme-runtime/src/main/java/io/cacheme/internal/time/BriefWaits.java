package io.cacheme.internal.time;

import io.cacheme.spi.Scheduler;
import io.cacheme.spi.TimeSource;
import java.time.Duration;

/**
 * Waits that are too short for the sweeper of all others to look at them in time: each ends late by
 * a fifth of its time at most, and a millisecond at least. Nothing runs while there is none.
 */
public final class BriefWaits {

  private static final int LOOKS = 5;

  private final Deadlines deadlines;
  private final TimeSource time;
  private final Sweeper sweeper;

  /** Waits for at most {@code timeout}. */
  public BriefWaits(Scheduler scheduler, TimeSource time, Duration timeout) {
    long timeoutNanos = Nanos.of(timeout);
    this.deadlines = new Deadlines(timeoutNanos);
    this.time = time;
    this.sweeper =
        new Sweeper(scheduler, time, Sweeper.period(timeoutNanos / LOOKS), late -> sweep());
  }

  /** Begins the wait of {@code timed}, which waits nowhere. */
  public void add(Deadlines.Timed timed) {
    deadlines.add(timed, time.nanoTime());
    sweeper.wake();
  }

  /** Ends the wait of {@code timed}, if it has not ended. */
  public void remove(Deadlines.Timed timed) {
    deadlines.remove(timed);
  }

  private boolean sweep() {
    deadlines.expireDue(time.nanoTime());
    return !deadlines.isEmpty();
  }
}
