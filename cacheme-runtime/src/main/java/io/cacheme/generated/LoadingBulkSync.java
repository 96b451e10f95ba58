package io.cacheme.generated;

import io.cacheme.Node;
import io.cacheme.SyncNodeCache;
import java.util.Collection;
import java.util.Map;

/**
 * What the generated {@code XxxCache.Sync} classes of nodes with a component, and a load of their
 * own, have in common. Only they extend it.
 *
 * @param <N> the node
 * @param <V> the value
 */
public abstract class LoadingBulkSync<N extends Node<V>, V> extends BulkSync<N, V> {

  /** Over {@code cache}. */
  protected LoadingBulkSync(SyncNodeCache<N, V> cache) {
    super(cache);
  }

  /** Answers the values of {@code nodes} in their order; those without one are left out. */
  public final Map<N, V> getAllNodes(Collection<N> nodes) {
    return cache().getAll(nodes);
  }

  /** Loads the values of {@code nodes} anew while the old ones keep being served. */
  public final Map<N, V> refreshAllNodes(Collection<N> nodes) {
    return cache().refreshAll(nodes);
  }
}
