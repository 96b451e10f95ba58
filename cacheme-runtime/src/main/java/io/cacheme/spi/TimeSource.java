package io.cacheme.spi;

/**
 * Where a cache reads the time. A test implements one that it moves itself. Any thread calls it;
 * what is added has a default.
 */
public interface TimeSource {

  /** Monotonic nanoseconds, as {@link System#nanoTime}. */
  long nanoTime();

  /** The same, perhaps some milliseconds late, and cheap enough to read on every hit. */
  default long coarseNanoTime() {
    return nanoTime();
  }

  /** Milliseconds since the epoch. */
  long epochMillis();
}
