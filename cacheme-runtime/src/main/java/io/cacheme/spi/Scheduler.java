package io.cacheme.spi;

/**
 * Runs tasks later. The cache has one; a test implements another, which runs them when it says so.
 * What is added has a default.
 */
public interface Scheduler {

  /**
   * Runs {@code task} once.
   *
   * @param task does not block, and may be called by any thread
   * @param delayNanos how many nanoseconds from now at least
   */
  void schedule(Runnable task, long delayNanos);
}
