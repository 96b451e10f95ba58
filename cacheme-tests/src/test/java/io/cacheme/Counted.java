package io.cacheme;

import io.cacheme.stats.CacheStats;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** Passes all calls on, and counts the requests among them and the futures handed out. */
final class Counted<N extends Node<V>, V> implements NodeCache<N, V> {

  final Queue<CompletableFuture<?>> futures = new ConcurrentLinkedQueue<>();
  private final AtomicLong requests = new AtomicLong();
  private final NodeCache<N, V> cache;
  private final BooleanSupplier closed;

  Counted(NodeCache<N, V> cache, BooleanSupplier closed) {
    this.cache = cache;
    this.closed = closed;
  }

  long requests() {
    return requests.get();
  }

  private <T> CompletableFuture<T> counted(int keys, CompletableFuture<T> future) {
    requests.addAndGet(closed.getAsBoolean() ? 0 : keys);
    futures.add(future);
    return future;
  }

  @Override
  public CompletableFuture<V> get(N node) {
    return counted(1, cache.get(node));
  }

  @Override
  public CompletableFuture<V> get(N node, Loader<? super N, ? extends V> loader) {
    return counted(1, cache.get(node, loader));
  }

  @Override
  public CompletableFuture<Map<N, V>> getAll(Collection<? extends N> nodes) {
    return counted(new HashSet<>(nodes).size(), cache.getAll(nodes));
  }

  @Override
  public CompletableFuture<Map<N, V>> getAll(
      Collection<? extends N> nodes, BulkLoader<N, ? extends V> bulkLoader) {
    return counted(new HashSet<>(nodes).size(), cache.getAll(nodes, bulkLoader));
  }

  @Override
  public <K> CompletableFuture<Map<K, V>> getAllBy(
      Collection<? extends K> keys, Function<? super K, ? extends N> toNode) {
    return counted(new HashSet<>(keys).size(), cache.getAllBy(keys, toNode));
  }

  @Override
  public <K> CompletableFuture<Map<K, V>> getAllBy(
      Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode,
      BulkLoader<N, ? extends V> bulkLoader) {
    return counted(new HashSet<>(keys).size(), cache.getAllBy(keys, toNode, bulkLoader));
  }

  @Override
  public CompletableFuture<V> getIfPresent(N node) {
    return counted(1, cache.getIfPresent(node));
  }

  @Override
  public CompletableFuture<Void> put(N node, V value) {
    return counted(0, cache.put(node, value));
  }

  @Override
  public CompletableFuture<V> refresh(N node) {
    return counted(0, cache.refresh(node));
  }

  @Override
  public CompletableFuture<V> refresh(N node, Loader<? super N, ? extends V> loader) {
    return counted(0, cache.refresh(node, loader));
  }

  @Override
  public CompletableFuture<Void> invalidate(N node) {
    return counted(0, cache.invalidate(node));
  }

  @Override
  public CompletableFuture<Void> invalidateAll(Collection<? extends N> nodes) {
    return counted(0, cache.invalidateAll(nodes));
  }

  @Override
  public CacheStats stats() {
    return cache.stats();
  }

  @Override
  public NodeSpec<N, V> spec() {
    return cache.spec();
  }

  /** Blocks any thread. */
  @Override
  public SyncNodeCache<N, V> sync() {
    return new SyncNodeCache<>(this, () -> {});
  }
}
