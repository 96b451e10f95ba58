package io.cacheme.storage.redis;

import java.util.ArrayList;
import java.util.List;

/** Calls that are kept back, in their order, until the way is free. */
final class HeldCalls {

  private final int most;
  private List<Runnable> waiting = new ArrayList<>();
  private boolean released;

  HeldCalls(int most) {
    this.most = most;
  }

  /** What became of a call. */
  enum Held {
    KEPT,
    /** All that was kept is on its way, so this one may go, too. */
    FREE,
    FULL
  }

  /** Keeps {@code sending} back if that is still needed. */
  synchronized Held hold(Runnable sending) {
    if (released) {
      return Held.FREE;
    }
    if (waiting.size() >= most) {
      return Held.FULL;
    }
    waiting.add(sending);
    return Held.KEPT;
  }

  /** Sends all that was kept, and what comes meanwhile, in order; once, by one thread. */
  void release() {
    for (List<Runnable> batch = take(); !batch.isEmpty(); batch = take()) {
      batch.forEach(Runnable::run);
    }
  }

  private synchronized List<Runnable> take() {
    List<Runnable> batch = waiting;
    waiting = new ArrayList<>();
    released = batch.isEmpty();
    return batch;
  }
}
