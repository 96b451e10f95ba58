package io.cacheme;

import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.key.Waiter;

/** What a {@link SimMutant} does in the place of the engine. */
public final class SimWeakness {

  private SimWeakness() {}

  /** Tells one, and then the others from within. */
  public static <V> void tell(Waiter<V> first, Outcome<V> outcome) {
    tell(first, outcome, false);
  }

  private static <V> void tell(Waiter<V> waiter, Outcome<V> outcome, boolean coalesced) {
    if (waiter != null) {
      Waiter<V> next = waiter.nextWaiter();
      waiter.nextWaiter(null);
      waiter.answered(outcome, coalesced);
      tell(next, outcome, true);
    }
  }
}
