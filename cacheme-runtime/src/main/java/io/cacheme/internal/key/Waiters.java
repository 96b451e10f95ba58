package io.cacheme.internal.key;

import org.jspecify.annotations.Nullable;

/** Those who wait for one outcome, in the order they came. Guarded by their slot. */
final class Waiters<V> {

  private @Nullable Waiter<V> first;
  private @Nullable Waiter<V> last;
  private int count;

  void add(Waiter<V> waiter) {
    if (last == null) {
      first = waiter;
    } else {
      last.nextWaiter(waiter);
    }
    last = waiter;
    count++;
  }

  /** The first, who leaves the others; null, and stays, if there are no others. */
  @Nullable Waiter<V> takeFirst() {
    Waiter<V> taken = first;
    if (taken == null || taken == last) {
      return null;
    }
    first = taken.nextWaiter();
    taken.nextWaiter(null);
    count--;
    return taken;
  }

  int count() {
    return count;
  }

  /** The first of a list of all. */
  @Nullable Waiter<V> first() {
    return first;
  }

  /** All but the first, moved to {@code others}. */
  void moveTail(Waiters<V> others) {
    if (first == null || first == last) {
      return;
    }
    others.first = first.nextWaiter();
    others.last = last;
    others.count = count - 1;
    first.nextWaiter(null);
    last = first;
    count = 1;
  }
}
