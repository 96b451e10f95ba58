package io.cacheme.internal.read;

import io.cacheme.GetAllException;
import io.cacheme.Node;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.key.Waiter;
import io.cacheme.internal.node.NodeContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The answers to one {@code getAll}, as they come in, and its future.
 *
 * @param <K> what it was asked by: nodes, or what maps to them
 */
public final class Collected<N extends Node<V>, V, K> {

  public final CompletableFuture<Map<K, V>> future = new CompletableFuture<>();
  private final NodeContext<N, V> context;
  private final List<K> keys;
  private final List<N> nodes;
  private final @Nullable Object[] values;
  private final @Nullable Throwable[] failures;
  private final AtomicInteger missing;
  private final long startedNanos;

  /** Answers for {@code keys}, which {@code nodes} go with. */
  public Collected(NodeContext<N, V> context, List<K> keys, List<N> nodes) {
    this.context = context;
    this.keys = keys;
    this.nodes = nodes;
    this.values = new Object[keys.size()];
    this.failures = new Throwable[keys.size()];
    this.missing = new AtomicInteger(keys.size() + 1);
    this.startedNanos = context.surroundings.listenerNanos();
  }

  /** The answer to the key at {@code index}. */
  public void answer(int index, Outcome<V> outcome, boolean coalesced) {
    context.surroundings.tell(context.spec, nodes.get(index), outcome, coalesced, startedNanos);
    values[index] = outcome.value();
    failures[index] = outcome.failure();
    countDown();
  }

  public Waiter<V> waiter(int index) {
    return new Place(index);
  }

  /** All keys have been asked for. */
  public void asked() {
    countDown();
  }

  private void countDown() {
    if (missing.decrementAndGet() == 0) {
      context.surroundings.run(this::complete);
    }
  }

  private void complete() {
    Map<K, V> found = new LinkedHashMap<>();
    Map<K, Throwable> failed = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      @SuppressWarnings("unchecked") // written by answer() above
      V value = (V) values[i];
      Throwable failure = failures[i];
      if (failure != null) {
        failed.put(keys.get(i), failure);
      } else if (value != null) {
        found.put(keys.get(i), value);
      }
    }
    if (failed.isEmpty()) {
      future.complete(found);
    } else {
      future.completeExceptionally(
          new GetAllException(
              failed.size()
                  + " of "
                  + keys.size()
                  + " "
                  + context.spec.name()
                  + " could not be loaded; getAllException.values() has the others",
              failed,
              found));
    }
  }

  /** One key's place among the answers. */
  private final class Place implements Waiter<V> {

    private final int index;
    private @Nullable Waiter<V> next;

    Place(int index) {
      this.index = index;
    }

    @Override
    public void answered(Outcome<V> outcome, boolean coalesced) {
      answer(index, outcome, coalesced);
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
