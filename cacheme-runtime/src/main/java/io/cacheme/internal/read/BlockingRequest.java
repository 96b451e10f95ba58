package io.cacheme.internal.read;

import io.cacheme.Node;
import io.cacheme.internal.events.FlightRecorder;
import io.cacheme.internal.events.FlightRecorder.Joined;
import io.cacheme.internal.events.Recorded;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.key.Waiter;
import io.cacheme.internal.load.BlockingCaller;
import io.cacheme.internal.load.LoadCall;
import io.cacheme.internal.load.Loading;
import io.cacheme.internal.node.NodeContext;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One caller who blocks until there is an answer. */
public final class BlockingRequest<N extends Node<V>, V> implements Waiter<V> {

  private final NodeContext<N, V> context;
  private final N node;
  private final BlockingCaller caller;
  private final boolean told;
  private final long startedNanos;
  private final @Nullable Recorded<Joined> recorded;
  private @Nullable Waiter<V> next;
  private boolean coalesced;
  private volatile @Nullable Outcome<V> outcome;

  /**
   * The request of the current thread.
   *
   * @param told whether the listener is told of the answer
   */
  public BlockingRequest(NodeContext<N, V> context, N node, BlockingCaller caller, boolean told) {
    this.context = context;
    this.node = node;
    this.caller = caller;
    this.told = told;
    this.startedNanos = context.listening.nanoTime();
    this.recorded = FlightRecorder.waitBegins();
  }

  /**
   * The answer, or its failure thrown.
   *
   * @param own tells the load that this caller opened the flight for: its result is the answer,
   *     whatever else came of the flight, but where it failed and an older value is served
   */
  @Nullable V await(Predicate<LoadCall<?>> own) {
    LoadCall<?> load =
        Blocking.await(
            context, caller, () -> outcome != null, ran -> own.test(ran) && ran.isDone());
    Outcome<V> end = outcome;
    if (recorded != null && coalesced) {
      recorded.ended(new Joined(context.spec.name(), 1));
    }
    if (end != null && told) {
      context.listening.tell(context.spec, node, end, coalesced, startedNanos);
    }
    if (end != null && end.stale() && load != null && load.failure() != null) {
      return end.value();
    }
    if (load != null || end == null) {
      return resultOf(Objects.requireNonNull(load));
    }
    if (end.failure() != null) {
      throw Blocking.unchecked(CallerFrames.of(end.failure()));
    }
    return end.value();
  }

  /**
   * The answer, or its failure thrown; but what {@code own} gave if the answer came too early for
   * it.
   */
  public @Nullable V awaitAnswer(@Nullable Loading own) {
    LoadCall<?> unused = Blocking.await(context, caller, () -> outcome != null, load -> false);
    Outcome<V> end = Objects.requireNonNull(outcome);
    if (recorded != null && coalesced) {
      recorded.ended(new Joined(context.spec.name(), 1));
    }
    LoadCall<?> load = own == null ? null : own.call();
    if (end.failure() != null) {
      if (load != null && load.isDone() && load.failure() == null) {
        return resultOf(load);
      }
      throw Blocking.unchecked(CallerFrames.of(end.failure()));
    }
    return end.value();
  }

  @SuppressWarnings("unchecked") // the load of its own flight
  private @Nullable V resultOf(LoadCall<?> load) {
    Throwable failure = load.failure();
    if (failure != null) {
      throw Blocking.unchecked(failure);
    }
    return (V) load.result();
  }

  @Override
  public void answered(Outcome<V> end, boolean joined) {
    coalesced = joined;
    outcome = end;
    caller.wake();
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
