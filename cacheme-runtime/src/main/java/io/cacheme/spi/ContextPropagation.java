package io.cacheme.spi;

/** Carries what threads know of their request to the threads that load for them. */
@FunctionalInterface
public interface ContextPropagation {

  /** The context of the calling thread, as it is now. */
  Snapshot capture();

  /** A context that was captured. */
  @FunctionalInterface
  interface Snapshot {

    /** {@code task}, run with this context, whatever thread runs it. */
    Runnable wrap(Runnable task);
  }
}
