package io.cacheme.testkit;

/** A server that can be made to hang. Implemented by tests of storages. */
public interface StoppableServer extends KillableServer {

  /**
   * Makes it hang, as {@code SIGSTOP} does: the system accepts connections and data for it, and it
   * answers nothing. It can be killed all the same.
   */
  void stop();

  /** Lets it go on after {@link #stop}; nothing happens to one that runs. */
  void cont();
}
