package io.cacheme.spi;

/** Where a cache reads the time. Tests give one that they move themselves. */
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
