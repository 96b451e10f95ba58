package io.cacheme.internal.node;

import io.cacheme.spi.TimeSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The keys that are not to be loaded just now, each until a time of its own. A table of bounded
 * size: where it is full, keys are forgotten, and loaded sooner. Thread-safe.
 */
final class Retries {

  private static final int MOST = 65_536;
  private static final int FEW = 1_024;

  /** What is left of a full table: room for some, or all would be gone through for each. */
  private static final int MOST_LEFT = MOST - MOST / 8;

  private final ConcurrentMap<Object, Long> untilNanos = new ConcurrentHashMap<>();
  private final TimeSource time;

  /** From how many on those that are over are looked for. */
  private volatile int sweepAt = FEW;

  Retries(TimeSource time) {
    this.time = time;
  }

  /** Holds {@code key} for that long; false if it is held. */
  boolean holds(Object key, long nanos) {
    long now = time.nanoTime();
    Long before = untilNanos.putIfAbsent(key, now + nanos);
    if (before == null) {
      shrink(now);
      return true;
    }
    return now - before >= 0 && untilNanos.replace(key, before, now + nanos);
  }

  /** Holds {@code key} for that long from now, held or not. */
  void hold(Object key, long nanos) {
    long now = time.nanoTime();
    if (untilNanos.put(key, now + nanos) == null) {
      shrink(now);
    }
  }

  boolean isHeld(Object key) {
    Long until = untilNanos.get(key);
    return until != null && time.nanoTime() - until < 0;
  }

  /** Holds {@code key} no longer. */
  void release(Object key) {
    if (!untilNanos.isEmpty()) {
      untilNanos.remove(key);
    }
  }

  int size() {
    return untilNanos.size();
  }

  private void shrink(long now) {
    if (untilNanos.size() > sweepAt) {
      sweep(now);
    }
  }

  private synchronized void sweep(long now) {
    if (untilNanos.size() <= sweepAt) { // another has
      return;
    }
    untilNanos.values().removeIf(until -> now - until >= 0);
    var keys = untilNanos.keySet().iterator();
    for (int over = untilNanos.size() - MOST_LEFT; over > 0 && keys.hasNext(); over--) {
      keys.next();
      keys.remove();
    }
    sweepAt = Math.min(MOST, Math.max(FEW, 2 * untilNanos.size()));
  }
}
