package io.cacheme.spi;

/**
 * Who is told of the messages of a {@link Bus}. Its methods do not block and do not throw; any
 * thread calls them.
 *
 * <p>The cache alone implements it, and there may be more methods one day; a test of a storage may,
 * too.
 */
public interface BusListener {

  /** A message has come. */
  void told(String channel, String message);

  /**
   * It is listened to from now on, and what was published before may not have been delivered: some
   * channel is listened to at last, or the connection was lost. Called before whatever comes next.
   */
  void mayHaveMissed();
}
