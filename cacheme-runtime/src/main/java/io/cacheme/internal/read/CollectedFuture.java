package io.cacheme.internal.read;

import io.cacheme.GetAllException;
import io.cacheme.Node;
import io.cacheme.internal.load.Loading;
import io.cacheme.internal.node.NodeContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The answers to one {@code getAll} as a future. What is chained to it runs where callbacks do. */
final class CollectedFuture<N extends Node<V>, V, K> extends Collected<N, V, K>
    implements Runnable {

  private final Future<Map<K, V>> future;
  private final List<Loading> loads = new ArrayList<>();

  CollectedFuture(NodeContext<N, V> context, Many<N, K> many, boolean tells) {
    super(context, many, tells);
    this.future = new Future<>(context);
  }

  CompletableFuture<Map<K, V>> future() {
    return future;
  }

  @Override
  void waitsFor(Loading loading) {
    loads.add(loading);
  }

  @Override
  void asked() {
    future.loads = loads;
    super.asked();
  }

  void handedOut() {
    future.handOut();
  }

  @Override
  void complete() {
    future.completeBy(this);
  }

  @Override
  public void run() {
    future.loads = List.of();
    try {
      tellListener();
      Map<K, V> found = found();
      GetAllException failure = failure(found);
      if (failure == null) {
        future.complete(found);
      } else {
        future.completeExceptionally(failure);
      }
    } catch (Throwable e) { // a key's own equals or hashCode
      future.completeExceptionally(e);
    }
    future.wakeHelper();
  }

  /** What the caller has, who may keep it for long: it holds on to nothing but the answer. */
  private static final class Future<T> extends HelpedFuture<T> {

    private volatile List<Loading> loads = List.of();

    Future(NodeContext<?, ?> context) {
      super(context);
    }

    @Override
    List<Loading> waitedFor() {
      return loads;
    }
  }
}
