package io.cacheme.internal.time;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often its time was over. */
final class StressWait extends Deadlines.Timed {

  static final long TIMEOUT = 100;

  final AtomicInteger ended = new AtomicInteger();

  static StressWait begun(Deadlines deadlines, long nowNanos) {
    StressWait wait = new StressWait();
    deadlines.add(wait, nowNanos);
    return wait;
  }

  @Override
  protected void expired() {
    ended.incrementAndGet();
  }
}
