package io.cacheme.examples.fleet;

import java.util.concurrent.TimeUnit;

/**
 * Notices when the process has stood still: what it answers until its clock has ticked again is not
 * judged, for nobody can know better.
 */
final class Pauses implements Runnable {

  private static final long LONGEST_TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long RECOVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private volatile long ticked = System.nanoTime();
  private volatile long awakeSince = System.nanoTime();

  @Override
  public void run() {
    while (true) {
      long now = System.nanoTime();
      if (now - ticked > LONGEST_TICK_NANOS) {
        awakeSince = now + RECOVERY_NANOS;
      }
      ticked = now;
      try {
        TimeUnit.MILLISECONDS.sleep(10);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Whether it was running for a while at {@code now}. */
  boolean isAwake(long now) {
    return now - ticked < LONGEST_TICK_NANOS && now - awakeSince > 0;
  }
}
