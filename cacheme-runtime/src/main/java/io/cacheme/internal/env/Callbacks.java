package io.cacheme.internal.env;

import io.cacheme.internal.time.Nesting;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The one choice of thread for users' code that is run by the engine: what callers have chained to
 * their futures, listeners, and asynchronous loads.
 */
public final class Callbacks {

  private final @Nullable Executor chosen;
  private final boolean direct;
  private final @Nullable Executor deep;
  private volatile @Nullable Crew crew;
  private boolean closed;

  /**
   * Callbacks on {@code chosen}; if it is null, on threads of our own, or, if {@code direct}, on
   * the thread that has the answer.
   *
   * @param deep takes what is nested too deep; null for threads of our own
   */
  public Callbacks(@Nullable Executor chosen, boolean direct, @Nullable Executor deep) {
    this.chosen = chosen;
    this.direct = direct;
    this.deep = deep;
  }

  /** Whether callbacks run on the thread that has the answer, a storage's own included. */
  public boolean isDirect() {
    return direct;
  }

  /** Runs {@code callback} where the user wants it. It does not throw. */
  public void run(Runnable callback) {
    if (direct) {
      runHere(callback);
      return;
    }
    Executor executor = chosen;
    try {
      if (executor == null) {
        crew().execute(callback);
      } else {
        executor.execute(() -> runHere(callback)); // it may run it on this very stack
      }
    } catch (Throwable e) { // full, shut down, or out of threads
      runElsewhere(callback);
    }
  }

  /** Runs {@code callback} on this thread, or on another if it is nested too deep here. */
  public void runHere(Runnable callback) {
    Nesting nesting = Nesting.current();
    if (!nesting.hasRoom()) {
      runDeep(callback);
      return;
    }
    nesting.enter();
    try {
      callback.run();
    } finally {
      nesting.leave();
    }
  }

  private void runDeep(Runnable callback) {
    if (deep == null) {
      runElsewhere(callback);
    } else {
      deep.execute(callback);
    }
  }

  /** Runs {@code callback} on a thread of our own, wherever the user wants it. */
  public void runElsewhere(Runnable callback) {
    try {
      crew().execute(callback);
    } catch (RuntimeException e) { // closed: better here than never
      callback.run();
    }
  }

  /** The current thread is about to wait for an answer. */
  public void waits() {
    Crew own = crew;
    if (own != null) {
      own.waits();
    }
  }

  private Crew crew() {
    Crew own = crew;
    return own == null ? makeCrew() : own;
  }

  private synchronized Crew makeCrew() {
    Crew own = crew;
    if (own == null) {
      own = new Crew();
      crew = own;
      if (closed) {
        own.close();
      }
    }
    return own;
  }

  /** Ends the threads of our own, once they have nothing to do. */
  public synchronized void close() {
    closed = true;
    Crew own = crew;
    if (own != null) {
      own.close();
    }
  }
}
