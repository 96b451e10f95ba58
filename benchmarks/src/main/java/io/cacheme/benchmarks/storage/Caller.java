package io.cacheme.benchmarks.storage;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Asks, checks the answer, and asks again until its round is over. Needs no thread of its own. */
final class Caller implements Answer {

  private enum State {
    ASKING,
    WAITING,
    ANSWERED
  }

  private final Round round;
  private final SplittableRandom random;
  private final AtomicReference<State> state = new AtomicReference<>(State.ASKING);
  private int lastKey; // this and what follows: handed on by the state
  private int right;
  private long calls;
  private @Nullable String problem;

  Caller(Round round, long seed) {
    this.round = round;
    this.random = new SplittableRandom(seed);
  }

  /** Asks, again and again where the answer is there at once: in a loop, not deeper. */
  void ask() {
    do {
      if (round.isOver() || problem != null) {
        round.left();
        return;
      }
      state.set(State.ASKING);
      right = 0;
      lastKey = random.nextInt(Entries.COUNT);
      round.begin(lastKey, this);
    } while (!state.compareAndSet(State.ASKING, State.WAITING));
  }

  @Override
  public void value(String key, byte[] bytes, long leftMillis) {
    if (round.entries().isValue(key, bytes, leftMillis)) {
      right++;
    }
  }

  @Override
  public void done(@Nullable Throwable failure) {
    int expected = round.operation().answers();
    calls++;
    if (failure != null) {
      problem = failure.toString();
    } else if (right != expected) {
      problem = right + " right values instead of " + expected;
    }
    if (!state.compareAndSet(State.ASKING, State.ANSWERED)) {
      ask();
    }
  }

  /** How many calls were answered; once the round has been left. */
  long calls() {
    return calls;
  }

  /** The number of the last key that it asked for. */
  int lastKey() {
    return lastKey;
  }

  /** What went wrong, or null. */
  @Nullable String problem() {
    return problem;
  }
}
