package io.cacheme.generated;

import io.cacheme.Node;
import io.cacheme.SyncNodeCache;
import io.cacheme.stats.CacheStats;

/**
 * What all generated {@code XxxCache.Sync} classes have in common. Only they extend it.
 *
 * @param <N> the node
 * @param <V> the value
 */
public abstract class TypedSync<N extends Node<V>, V> {

  private final SyncNodeCache<N, V> cache;

  /** Over {@code cache}. */
  protected TypedSync(SyncNodeCache<N, V> cache) {
    this.cache = cache;
  }

  /** The same cache by records. */
  protected final SyncNodeCache<N, V> cache() {
    return cache;
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public final void clear() {
    cache.clear();
  }

  /** Answers a snapshot of this node's counters. */
  public final CacheStats stats() {
    return cache.stats();
  }
}
