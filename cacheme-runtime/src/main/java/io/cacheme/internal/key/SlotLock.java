package io.cacheme.internal.key;

import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * The lock of a slot, which is the slot itself: one object where {@link
 * java.util.concurrent.locks.ReentrantLock} would be three, and a slot lives no longer than a
 * question. Who holds it may lock it again.
 */
abstract class SlotLock extends AbstractQueuedSynchronizer {

  private static final long serialVersionUID = 1L;

  /** One that is held by the current thread, and that nobody else knows so far. */
  final void heldFromBirth() {
    setExclusiveOwnerThread(Thread.currentThread());
    setState(1);
  }

  final void lock() {
    if (compareAndSetState(0, 1)) {
      setExclusiveOwnerThread(Thread.currentThread());
    } else {
      acquire(1);
    }
  }

  /** Gives it up as often as it was locked. */
  final void release() {
    release(1);
  }

  @Override
  protected final boolean tryAcquire(int once) {
    if (getExclusiveOwnerThread() == Thread.currentThread()) {
      setState(getState() + once);
      return true;
    }
    if (compareAndSetState(0, once)) {
      setExclusiveOwnerThread(Thread.currentThread());
      return true;
    }
    return false;
  }

  @Override
  protected final boolean tryRelease(int once) {
    int left = getState() - once;
    if (left == 0) {
      setExclusiveOwnerThread(null);
    }
    setState(left);
    return left == 0;
  }
}
