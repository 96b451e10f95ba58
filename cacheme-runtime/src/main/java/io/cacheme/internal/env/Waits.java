package io.cacheme.internal.env;

import java.util.function.BooleanSupplier;

/**
 * How a thread waits for an answer where it must not simply park: under simulated time, which goes
 * on only if somebody lets it. A scheduler that is one, too, is asked before a thread parks.
 */
@FunctionalInterface
public interface Waits {

  /** Returns once {@code over}, which the current thread is about to wait for. */
  void until(BooleanSupplier over);
}
