package io.cacheme.internal.key;

import org.jspecify.annotations.Nullable;

/** Someone to be told of an outcome. A link of a list of them. */
public interface Waiter<V> {

  /** Called outside of any lock; again only if it threw. */
  void answered(Outcome<V> outcome, boolean coalesced);

  @Nullable Waiter<V> nextWaiter();

  void nextWaiter(@Nullable Waiter<V> next);
}
