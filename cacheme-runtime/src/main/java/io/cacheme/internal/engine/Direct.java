package io.cacheme.internal.engine;

import io.cacheme.Node;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.tier.HeapEntry;
import io.cacheme.internal.tier.HeapTier;
import org.jspecify.annotations.Nullable;

/**
 * What answers a hit of the heap and has nothing else to do. What a heap has was put there under a
 * good key, so that only a miss checks the node; whether there is a loader, a listener or an open
 * cache at all, is one question here instead of five. So a hit stays small enough to be inlined
 * where it is asked for.
 */
abstract class Direct<N extends Node<V>, V> {

  public final NodeContext<N, V> context;

  /** The heap whose hits need no further look; null where one is due, and in a closed cache. */
  private volatile @Nullable HeapTier<V> heap;

  /** The same for a caller who relies on the node's own loader: null, too, if it has none. */
  private volatile @Nullable HeapTier<V> heapWithLoader;

  Direct(NodeContext<N, V> context) {
    this.context = context;
    open();
    context.surroundings.whenClosed(this::shut);
  }

  /** The heap may answer alone, if nothing else forbids it. */
  final synchronized void open() {
    boolean more = context.listening.isOn() || context.spec.keyedByText() || context.fresh != null;
    if (!more && !context.surroundings.isClosed() && !context.isDisabled()) {
      heap = context.chain.first();
      heapWithLoader = context.loads.loader() == null ? null : heap;
    }
  }

  /** From now on it may not. */
  final synchronized void shut() {
    heap = null;
    heapWithLoader = null;
  }

  /** The hit of {@code node}, counted as one; null if the heap has none or is not to be asked. */
  public final @Nullable HeapEntry<V> hit(N node) {
    return hit(heap, node);
  }

  final @Nullable HeapEntry<V> hitWithLoader(N node) {
    return hit(heapWithLoader, node);
  }

  private static <V> @Nullable HeapEntry<V> hit(@Nullable HeapTier<V> heap, @Nullable Object node) {
    return heap == null || node == null ? null : heap.hit(node);
  }

  /** Whether the heap has been asked. */
  final boolean isAsked() {
    return heap != null;
  }
}
