package io.cacheme.testkit;

/**
 * A server on a port of its own that can be ended and started again there, for {@link
 * RemoteStorageFaultContract}. For one thread. Implemented by tests of storages; what is added has
 * a default.
 */
public interface KillableServer {

  /** The host it listens on. */
  String host();

  /** The port it listens on, the same after {@link #restart}. */
  int port();

  /** Whether it was started, and has not ended since. One that hangs is running. */
  boolean isRunning();

  /** Ends it at once, as a crash does. */
  void kill();

  /** Starts it again, killed or not, and returns once it serves. */
  void restart();

  /** What it printed last, for the messages of failures; empty where that is not known. */
  default String said() {
    return "";
  }
}
