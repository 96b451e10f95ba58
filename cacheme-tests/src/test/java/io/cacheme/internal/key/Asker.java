package io.cacheme.internal.key;

import org.jspecify.annotations.Nullable;

/** Someone who asked, and what came of it. */
class Asker implements Waiter<String> {

  int answers;
  @Nullable Outcome<String> outcome;
  boolean hasJoined;
  private @Nullable Waiter<String> next;

  @Override
  public void answered(Outcome<String> end, boolean coalesced) {
    answers++;
    outcome = end;
    hasJoined = coalesced;
  }

  @Override
  public @Nullable Waiter<String> nextWaiter() {
    return next;
  }

  @Override
  public void nextWaiter(@Nullable Waiter<String> following) {
    next = following;
  }
}
