package io.cacheme.internal.key;

import io.cacheme.internal.time.Deadlines;
import org.jspecify.annotations.Nullable;

/**
 * What some wait for, in the order they came. The list is guarded by the slot until there is an
 * outcome. It is part of the object, for each object more that an answer has to look at is one more
 * that no cache of the processor has when ten thousand are under way.
 */
abstract class Awaited<V> extends Deadlines.Timed {

  private @Nullable Waiter<V> first;
  private @Nullable Waiter<V> last;
  private int callers;
  private boolean coalesced;

  final void add(Waiter<V> waiter) {
    if (last == null) {
      first = waiter;
    } else {
      last.nextWaiter(waiter);
    }
    last = waiter;
    callers++;
  }

  /**
   * Tells all who wait of {@code outcome}, once there is one; all but the first have joined. Where
   * it throws, for there is no stack left, it goes on with who was not told when called again.
   */
  protected final void tellAll(Outcome<V> outcome) {
    for (Waiter<V> waiter = first; waiter != null; waiter = first) {
      Waiter<V> next = waiter.nextWaiter();
      waiter.answered(outcome, coalesced);
      coalesced = true;
      first = next;
      waiter.nextWaiter(null);
    }
  }

  /** Whether {@code waiter} was the first who asked for it. */
  public final boolean isOpenedBy(Waiter<V> waiter) {
    return first == waiter;
  }

  /** How many wait, once there is an outcome. */
  public final int callers() {
    return callers;
  }

  /** The first, who leaves the others; null, and stays, if there are no others. */
  final @Nullable Waiter<V> takeFirst() {
    Waiter<V> taken = first;
    if (taken == null || taken == last) {
      return null;
    }
    first = taken.nextWaiter();
    taken.nextWaiter(null);
    callers--;
    return taken;
  }

  /** Moves all to {@code others}, where nobody waits. */
  final void moveAll(Awaited<V> others) {
    others.first = first;
    others.last = last;
    others.callers = callers;
    first = null;
    last = null;
    callers = 0;
  }

  /** Whether this thread is inside the loader that it waits for. */
  protected abstract boolean isLoadedByThisThread();
}
