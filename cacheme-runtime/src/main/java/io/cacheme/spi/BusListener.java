package io.cacheme.spi;

/**
 * Who is told of the messages of a {@link Bus}. Its methods do not block; any thread calls them.
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
