package io.cacheme.generated;

import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.stats.CacheStats;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What all generated {@code XxxCache} classes have in common. Only they extend it.
 *
 * @param <N> the node
 * @param <V> the value
 */
public abstract class TypedCache<N extends Node<V>, V> {

  private final NodeCache<N, V> cache;

  /** Over {@code cache}. */
  protected TypedCache(NodeCache<N, V> cache) {
    this.cache = cache;
  }

  /** The same cache by records. */
  protected final NodeCache<N, V> cache() {
    return cache;
  }

  /** Ends all values of this node in all tiers, for all processes. */
  public final CompletableFuture<@Nullable Void> clear() {
    return cache.clear();
  }

  /** Shows what heap tiers would serve just now; it cannot be changed. */
  public final Map<N, V> asMap() {
    return cache.asMap();
  }

  /** Answers a snapshot of this node's counters. */
  public final CacheStats stats() {
    return cache.stats();
  }

  /** The same cache by records. */
  public final NodeCache<N, V> asNodeCache() {
    return cache;
  }
}
