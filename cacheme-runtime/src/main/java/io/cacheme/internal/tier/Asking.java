package io.cacheme.internal.tier;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * Who goes on with a walk: the thread that asks a storage, or the answer. An answer that comes
 * while the question is still being asked is taken by who asks, so that the walk goes on in its
 * loop and the stack does not grow. Both sides come here, each once, and the second of them goes
 * on.
 */
public final class Asking {

  private static final AtomicIntegerFieldUpdater<Asking> MET =
      AtomicIntegerFieldUpdater.newUpdater(Asking.class, "met");

  private volatile int met;

  /** All was asked: true if the answer is still to come, and goes on by itself. */
  public boolean isPending() {
    return isFirst();
  }

  /** All was answered: true if who asks is still at it, and goes on. */
  public boolean isUnderWay() {
    return isFirst();
  }

  private boolean isFirst() {
    return met == 0 && MET.compareAndSet(this, 0, 1);
  }
}
