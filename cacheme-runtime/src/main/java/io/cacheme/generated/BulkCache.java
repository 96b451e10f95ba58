package io.cacheme.generated;

import io.cacheme.BulkLoader;
import io.cacheme.Node;
import io.cacheme.NodeCache;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What the generated {@code XxxCache} classes of nodes with a component have in common. Only they
 * extend it.
 *
 * @param <N> the node
 * @param <V> the value
 */
public abstract class BulkCache<N extends Node<V>, V> extends TypedCache<N, V> {

  /** Over {@code cache}. */
  protected BulkCache(NodeCache<N, V> cache) {
    super(cache);
  }

  /** Answers the values of {@code nodes} that a tier has; never loads. */
  public final CompletableFuture<Map<N, V>> getAllPresentNodes(Collection<N> nodes) {
    return cache().getAllPresent(nodes);
  }

  /** Answers the values of {@code nodes}, loaded by {@code bulkLoader} where no tier has them. */
  public final CompletableFuture<Map<N, V>> getAllNodes(
      Collection<N> nodes, BulkLoader<N, ? extends V> bulkLoader) {
    return cache().getAll(nodes, bulkLoader);
  }

  /** Writes {@code values} to all tiers. */
  public final CompletableFuture<@Nullable Void> putAllNodes(Map<N, V> values) {
    return cache().putAll(values);
  }

  /** Loads the values of {@code nodes} anew by {@code bulkLoader}. */
  public final CompletableFuture<Map<N, V>> refreshAllNodes(
      Collection<N> nodes, BulkLoader<N, ? extends V> bulkLoader) {
    return cache().refreshAll(nodes, bulkLoader);
  }

  /** Removes the values of {@code nodes} from all tiers. */
  public final CompletableFuture<@Nullable Void> invalidateAllNodes(Collection<N> nodes) {
    return cache().invalidateAll(nodes);
  }
}
