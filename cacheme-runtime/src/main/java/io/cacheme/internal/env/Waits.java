package io.cacheme.internal.env;

import java.util.function.BooleanSupplier;

/**
 * How a thread waits for an answer where it must not simply park: under simulated time, which goes
 * on only if somebody lets it. A scheduler that is one, too, is asked before a thread parks.
 */
public interface Waits {

  /** Returns once {@code over}, which the current thread is about to wait for. */
  void until(BooleanSupplier over);

  /** The same for a wait that an interrupt of the current thread ends, too, and leaves set. */
  void untilInterrupted(BooleanSupplier over);
}
