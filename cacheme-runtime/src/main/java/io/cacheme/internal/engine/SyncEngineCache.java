package io.cacheme.internal.engine;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.SyncNodeCache;
import io.cacheme.stats.CacheStats;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Waits for the answers of a cache. */
final class SyncEngineCache<N extends Node<V>, V> implements SyncNodeCache<N, V> {

  private final NodeCache<N, V> cache;
  private final Waiting waiting;

  SyncEngineCache(NodeCache<N, V> cache, Waiting waiting) {
    this.cache = cache;
    this.waiting = waiting;
  }

  @Override
  public @Nullable V get(N node) {
    return waiting.await(cache.get(node));
  }

  @Override
  public @Nullable V get(N node, Loader<? super N, ? extends V> loader) {
    return waiting.await(cache.get(node, loader));
  }

  @Override
  public Map<N, V> getAll(Collection<? extends N> nodes) {
    return waiting.await(cache.getAll(nodes));
  }

  @Override
  public Map<N, V> getAll(Collection<? extends N> nodes, BulkLoader<N, ? extends V> bulkLoader) {
    return waiting.await(cache.getAll(nodes, bulkLoader));
  }

  @Override
  public <K> Map<K, V> getAllBy(
      Collection<? extends K> keys, Function<? super K, ? extends N> toNode) {
    return waiting.await(cache.getAllBy(keys, toNode));
  }

  @Override
  public <K> Map<K, V> getAllBy(
      Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode,
      BulkLoader<N, ? extends V> bulkLoader) {
    return waiting.await(cache.getAllBy(keys, toNode, bulkLoader));
  }

  @Override
  public @Nullable V getIfPresent(N node) {
    return waiting.await(cache.getIfPresent(node));
  }

  @Override
  public void put(N node, V value) {
    waiting.await(cache.put(node, value));
  }

  @Override
  public @Nullable V refresh(N node) {
    return waiting.await(cache.refresh(node));
  }

  @Override
  public @Nullable V refresh(N node, Loader<? super N, ? extends V> loader) {
    return waiting.await(cache.refresh(node, loader));
  }

  @Override
  public void invalidate(N node) {
    waiting.await(cache.invalidate(node));
  }

  @Override
  public void invalidateAll(Collection<? extends N> nodes) {
    waiting.await(cache.invalidateAll(nodes));
  }

  @Override
  public CacheStats stats() {
    return cache.stats();
  }
}
