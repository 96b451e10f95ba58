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

  /** The first of them, also when it waits no longer; what the others wait for is its own. */
  private @Nullable Waiter<V> opener;

  /** Whom who told first had no stack left to tell. */
  private volatile @Nullable Waiter<V> untold;

  /** The same of those who told later. */
  private volatile @Nullable Untold<V> others;

  /** Whether somebody tells, or has. */
  private boolean isTold;

  /**
   * Whom one of several threads that tell had no stack left to tell. Made before it tells anybody:
   * then there is a place that no other thread uses, and to put somebody there takes no call.
   */
  private static final class Untold<V> {

    private final @Nullable Untold<V> next;
    private volatile @Nullable Waiter<V> waiter;

    Untold(@Nullable Untold<V> next) {
      this.next = next;
    }
  }

  final void add(Waiter<V> waiter) {
    if (opener == null) { // nobody has asked for it so far, or all have been moved
      opener = waiter;
    }
    if (last == null) {
      first = waiter;
    } else {
      last.nextWaiter(waiter);
    }
    last = waiter;
    callers++;
  }

  /**
   * Tells all who wait of {@code outcome}, once there is one; all but the first have joined. Each
   * is told once, though several threads may tell: a deadline may come while what one of them has
   * chained takes long. Where it throws, for there is no stack left, who was not told is when it is
   * called again.
   */
  protected final void tellAll(Outcome<V> outcome) {
    Waiter<V> waiter = takeFirstly();
    Untold<V> place = null;
    if (waiter == null && isAnyLeft()) {
      place = newPlace();
      waiter = take();
    }
    while (waiter != null) {
      boolean joined = waiter != opener;
      try {
        waiter.answered(outcome, joined);
      } catch (Throwable e) {
        if (place == null) {
          untold = waiter; // no call: there may be no stack for one
        } else {
          place.waiter = waiter; // nor here
        }
        throw e;
      }
      waiter = isAnyLeft() ? take() : null;
    }
  }

  /** Whether somebody is still to be told, by whom nobody tells; nobody is added any more. */
  private boolean isAnyLeft() {
    return first != null || untold != null || others != null;
  }

  /** The first, for the thread that tells first; null for all others. */
  private synchronized @Nullable Waiter<V> takeFirstly() {
    if (isTold) {
      return null;
    }
    Waiter<V> taken = take();
    isTold = true;
    return taken;
  }

  private synchronized Untold<V> newPlace() {
    Untold<V> place = new Untold<>(others);
    others = place;
    return place;
  }

  private synchronized @Nullable Waiter<V> take() {
    Waiter<V> taken = untold;
    if (taken != null) {
      untold = null;
      return taken;
    }
    for (Untold<V> place = others; place != null; place = place.next) {
      taken = place.waiter;
      if (taken != null) {
        place.waiter = null;
        return taken;
      }
    }
    taken = first;
    if (taken != null) {
      Waiter<V> next = taken.nextWaiter();
      taken.nextWaiter(null);
      first = next;
    }
    return taken;
  }

  /** Whether {@code waiter} was the first who asked for it. */
  public final boolean isOpenedBy(Waiter<V> waiter) {
    return opener == waiter;
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
    opener = first;
    taken.nextWaiter(null);
    callers--;
    return taken;
  }

  /** Moves all to {@code others}, where nobody waits. */
  final void moveAll(Awaited<V> others) {
    others.first = first;
    others.opener = first;
    others.last = last;
    others.callers = callers;
    first = null;
    opener = null;
    last = null;
    callers = 0;
  }

  /** Whether who was the first to ask for it still waits. */
  final boolean hasOpener() {
    return first != null && first == opener;
  }

  /** The same of those who wait no longer: who asks from now on has joined all the same. */
  final void leaveAll(Awaited<V> others) {
    Waiter<V> opened = opener;
    moveAll(others);
    opener = opened;
  }

  /** The same of its opener only, if that still waits. */
  final void leaveFirst(Awaited<V> others) {
    Waiter<V> opened = first;
    if (opened == null || opened != opener) {
      return;
    }
    first = opened.nextWaiter();
    last = first == null ? null : last;
    opened.nextWaiter(null);
    callers--;
    others.add(opened);
  }
}
