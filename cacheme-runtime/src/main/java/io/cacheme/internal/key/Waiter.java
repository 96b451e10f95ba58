package io.cacheme.internal.key;

import org.jspecify.annotations.Nullable;

/** Someone to be told how a flight ended. A link of the flight's list of them. */
public interface Waiter<V> {

  /** Called once, outside of any lock. */
  void answered(Outcome<V> outcome, boolean coalesced);

  @Nullable Waiter<V> nextWaiter();

  void nextWaiter(@Nullable Waiter<V> next);
}
