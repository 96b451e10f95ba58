package io.cacheme.internal.read;

import io.cacheme.Node;
import io.cacheme.internal.events.FlightRecorder;
import io.cacheme.internal.events.FlightRecorder.Joined;
import io.cacheme.internal.events.Recorded;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.key.Waiter;
import io.cacheme.internal.load.Loading;
import io.cacheme.internal.node.NodeContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One caller's own future. What is chained to it runs where callbacks do. */
public final class Request<N extends Node<V>, V> extends HelpedFuture<@Nullable V>
    implements Waiter<V>, Runnable {

  private final NodeContext<N, V> context;
  private final N node;
  private final boolean told;
  private final long startedNanos;
  private final @Nullable Recorded<Joined> recorded;
  private @Nullable Waiter<V> next;
  private @Nullable Outcome<V> outcome;
  private boolean coalesced;
  private volatile @Nullable Loading loading;

  /**
   * A future to be handed out.
   *
   * @param told whether the listener is told of the answer
   */
  public Request(NodeContext<N, V> context, N node, boolean told) {
    super(context);
    this.context = context;
    this.node = node;
    this.told = told;
    this.startedNanos = context.listening.nanoTime();
    this.recorded = FlightRecorder.waitBegins();
  }

  /** The future, for the caller. */
  public Request<N, V> handedOut() {
    handOut();
    return this;
  }

  /** The load whose end will answer it, if it comes to one. */
  public void waitsFor(@Nullable Loading waitedFor) {
    if (!isDone()) {
      loading = waitedFor;
    }
  }

  @Override
  List<Loading> waitedFor() {
    Loading known = loading;
    return known == null ? List.of() : List.of(known);
  }

  @Override
  public void answered(Outcome<V> end, boolean joined) {
    outcome = end;
    coalesced = joined;
    completeBy(this);
  }

  @Override
  public void run() {
    Outcome<V> end = Objects.requireNonNull(outcome);
    loading = null; // the caller may keep the future for long
    if (recorded != null && coalesced) {
      recorded.ended(new Joined(context.spec.name(), 1));
    }
    if (told) {
      context.listening.tell(context.spec, node, end, coalesced, startedNanos);
    }
    end.complete(this);
    wakeHelper();
  }

  @Override
  public @Nullable Waiter<V> nextWaiter() {
    return next;
  }

  @Override
  public void nextWaiter(@Nullable Waiter<V> next) {
    this.next = next;
  }
}
