package io.cacheme.compare;

/**
 * A cache before a {@link Source}, opened for one pass: an {@link AsyncContender}, or a {@link
 * BlockingContender}.
 */
public sealed interface Contender extends AutoCloseable permits AsyncContender, BlockingContender {

  /**
   * Waits until each write of what was loaded has ended; only then is a pass over. For contenders
   * whose answers come after their writes there is nothing to wait for.
   */
  default void awaitWrites() throws InterruptedException {}

  /** Ends connections and threads. */
  @Override
  void close();
}
