package io.cacheme.internal.events;

import io.cacheme.CachemeObserver.Observed;
import io.cacheme.CachemeObserver.Scope;
import org.jspecify.annotations.Nullable;

/** One load or call that somebody is told of. None of its methods throws. */
abstract class Around<E> {

  private final @Nullable Observed<E> observed;

  /** Of the one thread that calls the loader or the driver. */
  private @Nullable Scope scope;

  Around(@Nullable Observed<E> observed) {
    this.observed = observed;
  }

  /** The current thread is about to call the loader or the driver. */
  public void enters() {
    Observed<E> by = observed;
    if (by != null) {
      try {
        scope = by.open();
      } catch (Throwable e) { // an observer's fault is no load's
        Events.failed("observer", e);
      }
    }
  }

  /** The same thread has been answered by it. */
  public void leaves() {
    Scope open = scope;
    if (open != null) {
      scope = null;
      try {
        open.close();
      } catch (Throwable e) { // an observer's fault is no load's
        Events.failed("observer", e);
      }
    }
  }

  final void end(E end) {
    Observed<E> by = observed;
    if (by != null) {
      try {
        by.ended(end);
      } catch (Throwable e) { // an observer's fault is no load's
        Events.failed("observer", e);
      }
    }
  }
}
