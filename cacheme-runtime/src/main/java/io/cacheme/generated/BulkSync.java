package io.cacheme.generated;

import io.cacheme.BulkLoader;
import io.cacheme.Node;
import io.cacheme.SyncNodeCache;
import java.util.Collection;
import java.util.Map;

/**
 * What the generated {@code XxxCache.Sync} classes of nodes with a component have in common. Only
 * they extend it.
 *
 * @param <N> the node
 * @param <V> the value
 */
public abstract class BulkSync<N extends Node<V>, V> extends TypedSync<N, V> {

  /** Over {@code cache}. */
  protected BulkSync(SyncNodeCache<N, V> cache) {
    super(cache);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public final Map<N, V> getAllPresentNodes(Collection<N> nodes) {
    return cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public final Map<N, V> getAllNodes(Collection<N> nodes, BulkLoader<N, ? extends V> bulkLoader) {
    return cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public final void putAllNodes(Map<N, V> values) {
    cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public final Map<N, V> refreshAllNodes(
      Collection<N> nodes, BulkLoader<N, ? extends V> bulkLoader) {
    return cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public final void invalidateAllNodes(Collection<N> nodes) {
    cache().invalidateAll(nodes);
  }
}
