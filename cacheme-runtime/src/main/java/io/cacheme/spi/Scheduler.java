package io.cacheme.spi;

/** Runs tasks later. Tests give one that runs them when they say so. */
public interface Scheduler {

  /**
   * Runs {@code task} once, at least {@code delayNanos} nanoseconds from now. It must not block.
   */
  void schedule(Runnable task, long delayNanos);
}
