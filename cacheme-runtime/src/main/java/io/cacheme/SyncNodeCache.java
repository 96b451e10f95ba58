package io.cacheme;

import io.cacheme.stats.CacheStats;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link NodeCache} for callers that block. Throws unchecked exceptions of a loader as they are
 * and wraps checked ones in {@link LoadException}; refuses to block an event loop (R03).
 *
 * @param <N> the node
 * @param <V> the value
 */
public final class SyncNodeCache<N extends Node<V>, V> {

  private final NodeCache<N, V> cache;
  private final Waiting waiting;

  SyncNodeCache(NodeCache<N, V> cache, Waiting waiting) {
    this.cache = cache;
    this.waiting = waiting;
  }

  /** Waits for {@link NodeCache#get(Node)}. */
  public @Nullable V get(N node) {
    return await(cache.get(node));
  }

  /** Waits for {@link NodeCache#get(Node, Loader)}. */
  public @Nullable V get(N node, Loader<? super N, ? extends V> loader) {
    return await(cache.get(node, loader));
  }

  /** Waits for {@link NodeCache#getAll(Collection)}. */
  public Map<N, V> getAll(Collection<? extends N> nodes) {
    return await(cache.getAll(nodes));
  }

  /** Waits for {@link NodeCache#getAll(Collection, BulkLoader)}. */
  public Map<N, V> getAll(Collection<? extends N> nodes, BulkLoader<N, ? extends V> bulkLoader) {
    return await(cache.getAll(nodes, bulkLoader));
  }

  /** Waits for {@link NodeCache#getAllBy(Collection, Function)}. */
  public <K> Map<K, V> getAllBy(
      Collection<? extends K> keys, Function<? super K, ? extends N> toNode) {
    return await(cache.getAllBy(keys, toNode));
  }

  /** Waits for {@link NodeCache#getAllBy(Collection, Function, BulkLoader)}. */
  public <K> Map<K, V> getAllBy(
      Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode,
      BulkLoader<N, ? extends V> bulkLoader) {
    return await(cache.getAllBy(keys, toNode, bulkLoader));
  }

  /** Waits for {@link NodeCache#getIfPresent}. */
  public @Nullable V getIfPresent(N node) {
    return await(cache.getIfPresent(node));
  }

  /** Waits for {@link NodeCache#put}. */
  public void put(N node, V value) {
    await(cache.put(node, value));
  }

  /** Waits for {@link NodeCache#refresh(Node)}. */
  public @Nullable V refresh(N node) {
    return await(cache.refresh(node));
  }

  /** Waits for {@link NodeCache#refresh(Node, Loader)}. */
  public @Nullable V refresh(N node, Loader<? super N, ? extends V> loader) {
    return await(cache.refresh(node, loader));
  }

  /** Waits for {@link NodeCache#invalidate}. */
  public void invalidate(N node) {
    await(cache.invalidate(node));
  }

  /** Waits for {@link NodeCache#invalidateAll}. */
  public void invalidateAll(Collection<? extends N> nodes) {
    await(cache.invalidateAll(nodes));
  }

  /**
   * {@code function}, its answers cached: it is called for what no tier has, once however many ask,
   * on the load executor and not on the caller's thread.
   *
   * @param toNode tells the node of an argument: another one for each argument for which {@code
   *     function} has another answer
   */
  public <A> Function<A, @Nullable V> memoize(
      Function<? super A, ? extends N> toNode,
      Loader.BlockingFunction<? super A, ? extends @Nullable V> function) {
    Objects.requireNonNull(toNode, "toNode");
    Objects.requireNonNull(function, "function");
    return argument ->
        get(toNode.apply(argument), Loader.blocking(node -> function.apply(argument)));
  }

  /** A snapshot of this node's counters. */
  public CacheStats stats() {
    return cache.stats();
  }

  <T extends @Nullable Object> T await(CompletableFuture<T> future) {
    return waiting.await(future);
  }
}
