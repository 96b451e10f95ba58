package io.cacheme.internal.read;

import io.cacheme.Node;
import io.cacheme.NodeSpec;
import io.cacheme.internal.env.Surroundings;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.key.Waiter;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One caller's own future: what the caller does to it concerns nobody else. */
public final class Request<N extends Node<V>, V> extends CompletableFuture<@Nullable V>
    implements Waiter<V> {

  private final Surroundings surroundings;
  private final NodeSpec<N, V> spec;
  private final N node;
  private final long startedNanos;
  private @Nullable Waiter<V> next;

  public Request(Surroundings surroundings, NodeSpec<N, V> spec, N node) {
    this.surroundings = surroundings;
    this.spec = spec;
    this.node = node;
    this.startedNanos = surroundings.listenerNanos();
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }

  @Override
  public void answered(Outcome<V> outcome, boolean coalesced) {
    surroundings.tell(spec, node, outcome, coalesced, startedNanos);
    surroundings.complete(this, outcome);
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
