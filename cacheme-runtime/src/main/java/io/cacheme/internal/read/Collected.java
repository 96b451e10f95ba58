package io.cacheme.internal.read;

import io.cacheme.GetAllException;
import io.cacheme.Node;
import io.cacheme.internal.events.FlightRecorder;
import io.cacheme.internal.events.FlightRecorder.Joined;
import io.cacheme.internal.events.Recorded;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.key.Waiter;
import io.cacheme.internal.load.Loading;
import io.cacheme.internal.node.NodeContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The answers to one {@code getAll}, as they come in.
 *
 * @param <K> what it was asked by: nodes, or what maps to them
 */
abstract class Collected<N extends Node<V>, V, K> {

  final NodeContext<N, V> context;
  final Many<N, K> many;
  private final @Nullable Outcome<V>[] outcomes;
  private final boolean[] coalesced;
  private final long[] answeredNanos;
  private final AtomicInteger missing;
  private final long startedNanos;
  private final @Nullable Recorded<Joined> recorded;
  private final boolean tells;

  /**
   * Answers that are to come.
   *
   * @param tells whether a listener is told of them
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
  Collected(NodeContext<N, V> context, Many<N, K> many, boolean tells) {
    this.context = context;
    this.tells = tells && context.listening.isOn();
    this.many = many;
    this.outcomes = new Outcome[many.size()];
    this.coalesced = new boolean[many.size()];
    this.answeredNanos = new long[this.tells ? many.size() : 0];
    this.missing = new AtomicInteger(many.size() + 1);
    this.startedNanos = context.listening.nanoTime();
    this.recorded = FlightRecorder.waitBegins();
  }

  /** All answers are there. */
  abstract void complete();

  /** The key asked for last waits for {@code loading}; on the thread that asks. */
  void waitsFor(Loading loading) {
    // to be overridden by those who can be waited for later
  }

  /** The answer to the key at {@code index}. */
  void answer(int index, Outcome<V> outcome, boolean joined) {
    outcomes[index] = outcome;
    coalesced[index] = joined;
    if (answeredNanos.length > 0) {
      answeredNanos[index] = context.listening.nanoTime();
    }
    countDown();
  }

  Waiter<V> waiter(int index) {
    return new Place(index);
  }

  /** All keys have been asked for. */
  void asked() {
    countDown();
  }

  private void countDown() {
    if (missing.decrementAndGet() == 0) {
      complete();
    }
  }

  boolean isComplete() {
    return missing.get() == 0;
  }

  @Nullable Outcome<V> outcome(int index) {
    return outcomes[index];
  }

  void replace(int index, Outcome<V> outcome) {
    outcomes[index] = outcome;
  }

  /** Tells the listener of all answers; where users' code may run. */
  void tellListener() {
    recordWait();
    if (!tells) {
      return;
    }
    for (int i = 0; i < outcomes.length; i++) {
      Outcome<V> outcome = outcomes[i];
      if (outcome != null) {
        long sinceThen = context.listening.nanoTime() - answeredNanos[i];
        context.listening.tell(
            context.spec, many.node(i), outcome, coalesced[i], startedNanos + sinceThen);
      }
    }
  }

  private void recordWait() {
    if (recorded == null) {
      return;
    }
    int joined = 0;
    for (boolean each : coalesced) {
      joined += each ? 1 : 0;
    }
    if (joined > 0) {
      recorded.ended(new Joined(context.spec.name(), joined));
    }
  }

  /** The values, in the order asked. */
  Map<K, V> found() {
    Map<K, V> found = new LinkedHashMap<>(many.size() * 4 / 3 + 1);
    for (int i = 0; i < outcomes.length; i++) {
      Outcome<V> outcome = outcomes[i];
      V value = outcome == null ? null : outcome.value();
      if (value != null) {
        found.put(many.asked(i), value);
      }
    }
    return found;
  }

  /** What is thrown of it, or null if no load failed. */
  @Nullable GetAllException failure(Map<K, V> found) {
    if (!hasFailure()) {
      return null;
    }
    Map<K, Throwable> failed = new LinkedHashMap<>();
    for (int i = 0; i < outcomes.length; i++) {
      Outcome<V> outcome = outcomes[i];
      if (outcome != null && outcome.failure() != null) {
        failed.put(many.asked(i), outcome.failure());
      }
    }
    return new GetAllException(
        failed.size()
            + " of "
            + many.size()
            + " "
            + context.spec.name()
            + " could not be loaded; getAllException.values() has the others",
        failed,
        found);
  }

  private boolean hasFailure() {
    for (Outcome<V> outcome : outcomes) {
      if (outcome != null && outcome.failure() != null) {
        return true;
      }
    }
    return false;
  }

  /** One key's place among the answers. */
  private final class Place implements Waiter<V> {

    private final int index;
    private @Nullable Waiter<V> next;

    Place(int index) {
      this.index = index;
    }

    @Override
    public void answered(Outcome<V> outcome, boolean joined) {
      answer(index, outcome, joined);
    }

    @Override
    public @Nullable Waiter<V> nextWaiter() {
      return next;
    }

    @Override
    public void nextWaiter(@Nullable Waiter<V> following) {
      next = following;
    }
  }
}
