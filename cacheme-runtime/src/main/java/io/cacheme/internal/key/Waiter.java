package io.cacheme.internal.key;

import org.jspecify.annotations.Nullable;

/** Someone to be told of an outcome. A link of a list of them. */
public interface Waiter<V> {

  /** Called once, outside of any lock. */
  void answered(Outcome<V> outcome, boolean coalesced);

  @Nullable Waiter<V> nextWaiter();

  void nextWaiter(@Nullable Waiter<V> next);

  /** Tells {@code first} and all who follow it; all but the first have joined. */
  static <V> void tell(@Nullable Waiter<V> first, Outcome<V> outcome) {
    boolean coalesced = false;
    for (Waiter<V> waiter = first; waiter != null; ) {
      Waiter<V> next = waiter.nextWaiter();
      waiter.nextWaiter(null);
      waiter.answered(outcome, coalesced);
      coalesced = true;
      waiter = next;
    }
  }
}
