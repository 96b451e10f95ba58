package io.cacheme.internal.engine;

import io.cacheme.BulkLoader;
import io.cacheme.Loader;
import io.cacheme.Node;
import io.cacheme.NodeGroup;
import io.cacheme.Peek;
import io.cacheme.SyncNodeCache;
import io.cacheme.internal.load.BlockingCaller;
import io.cacheme.internal.read.Blocking;
import io.cacheme.internal.read.BlockingRequest;
import io.cacheme.internal.read.Many;
import io.cacheme.internal.tier.HeapEntry;
import io.cacheme.internal.write.Writer;
import io.cacheme.stats.CacheStats;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The same cache for callers who block, and who run the loads that they cause. */
final class SyncEngineCache<N extends Node<V>, V> extends Direct<N, V>
    implements SyncNodeCache<N, V> {

  private final EngineCache<N, V> cache;

  SyncEngineCache(EngineCache<N, V> cache) {
    super(cache.context);
    this.cache = cache;
  }

  @Override
  public @Nullable V get(N node) {
    HeapEntry<V> hit = hitWithLoader(node);
    return hit != null
        ? hit.value()
        : read(node, context.keys.local(node), cache.requireLoader("get"));
  }

  @Override
  public @Nullable V get(N node, Loader<? super N, ? extends V> loader) {
    Objects.requireNonNull(loader, "loader");
    HeapEntry<V> hit = hit(node);
    return hit != null ? hit.value() : read(node, context.keys.local(node), loader);
  }

  @Override
  public @Nullable V getIfPresent(N node) {
    HeapEntry<V> hit = hit(node);
    return hit != null ? hit.value() : read(node, context.keys.local(node), null);
  }

  private @Nullable V read(N node, Object key, @Nullable Loader<? super N, ? extends V> loader) {
    refuseIfClosed();
    HeapEntry<V> hit = cache.lookUp(node, key, loader);
    return hit != null ? hit.value() : cache.reader.await(node, key, loader);
  }

  @Override
  public Map<N, V> getAll(Collection<? extends N> nodes) {
    return getAllBy(nodes, node -> node);
  }

  @Override
  public Map<N, V> getAll(Collection<? extends N> nodes, BulkLoader<N, ? extends V> bulkLoader) {
    return getAllBy(nodes, node -> node, bulkLoader);
  }

  @Override
  public <K> Map<K, V> getAllBy(
      Collection<? extends K> keys, Function<? super K, ? extends N> toNode) {
    cache.requireAnyLoader("getAll");
    Many<N, K> many = Many.of(context, keys, toNode);
    refuseIfClosed();
    return cache.reader.awaitAll(many, context.loads.loader(), context.loads.bulkLoader());
  }

  @Override
  public <K> Map<K, V> getAllBy(
      Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode,
      BulkLoader<N, ? extends V> bulkLoader) {
    Objects.requireNonNull(bulkLoader, "bulkLoader");
    Many<N, K> many = Many.of(context, keys, toNode);
    refuseIfClosed();
    return cache.reader.awaitAll(many, null, bulkLoader);
  }

  @Override
  public Map<N, V> getAllPresent(Collection<? extends N> nodes) {
    return getAllPresentBy(nodes, node -> node);
  }

  @Override
  public <K> Map<K, V> getAllPresentBy(
      Collection<? extends K> keys, Function<? super K, ? extends N> toNode) {
    Many<N, K> many = Many.of(context, keys, toNode);
    refuseIfClosed();
    return cache.reader.awaitLookAll(many);
  }

  @Override
  public Peek peek(N node) {
    return Blocking.join(cache.peek(node));
  }

  @Override
  public void put(N node, V value) {
    Blocking.join(cache.put(node, value));
  }

  @Override
  public void putAll(Map<? extends N, ? extends V> values) {
    Blocking.join(cache.putAll(values));
  }

  @Override
  public <K> void putAllBy(
      Map<? extends K, ? extends V> values, Function<? super K, ? extends N> toNode) {
    Blocking.join(cache.putAllBy(values, toNode));
  }

  @Override
  public @Nullable V refresh(N node) {
    return refresh(node, cache.requireLoader("refresh"));
  }

  /** In a transaction the load runs elsewhere: what it gives is kept, so it must not be of one. */
  @Override
  public @Nullable V refresh(N node, Loader<? super N, ? extends V> loader) {
    Objects.requireNonNull(loader, "loader");
    Object key = context.keys.local(node);
    refuseIfClosed();
    BlockingCaller caller = new BlockingCaller(context.surroundings);
    BlockingRequest<N, V> request = new BlockingRequest<>(context, node, caller, false);
    boolean elsewhere = context.surroundings.isInTransaction();
    Writer.Refreshing refreshing =
        cache.writer.refresh(node, key, loader, request, elsewhere ? null : caller);
    if (!elsewhere) {
      cache.reader.help(refreshing.waitedFor(), caller);
    }
    return request.awaitAnswer(refreshing.own());
  }

  @Override
  public Map<N, V> refreshAll(Collection<? extends N> nodes) {
    return refreshAllBy(nodes, node -> node);
  }

  @Override
  public Map<N, V> refreshAll(
      Collection<? extends N> nodes, BulkLoader<N, ? extends V> bulkLoader) {
    return refreshAllBy(nodes, node -> node, bulkLoader);
  }

  @Override
  public <K> Map<K, V> refreshAllBy(
      Collection<? extends K> keys, Function<? super K, ? extends N> toNode) {
    cache.requireAnyLoader("refreshAll");
    Many<N, K> many = Many.of(context, keys, toNode);
    refuseIfClosed();
    return cache.reader.awaitCollected(
        many, cache.refreshes(context.loads.loader(), context.loads.bulkLoader()));
  }

  @Override
  public <K> Map<K, V> refreshAllBy(
      Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode,
      BulkLoader<N, ? extends V> bulkLoader) {
    Objects.requireNonNull(bulkLoader, "bulkLoader");
    Many<N, K> many = Many.of(context, keys, toNode);
    refuseIfClosed();
    return cache.reader.awaitCollected(many, cache.refreshes(null, bulkLoader));
  }

  @Override
  public void invalidate(N node) {
    Blocking.join(cache.invalidate(node));
  }

  @Override
  public void invalidateEverywhere(N node) {
    Blocking.join(cache.invalidateEverywhere(node));
  }

  @Override
  public void putEverywhere(N node, V value) {
    Blocking.join(cache.putEverywhere(node, value));
  }

  @Override
  public void invalidateAll(Collection<? extends N> nodes) {
    Blocking.join(cache.invalidateAll(nodes));
  }

  @Override
  public void clear() {
    Blocking.join(cache.clear());
  }

  @Override
  public void invalidateGroup(NodeGroup<N> group) {
    Blocking.join(cache.invalidateGroup(group));
  }

  @Override
  public CacheStats stats() {
    return cache.stats();
  }

  private void refuseIfClosed() {
    if (context.surroundings.isClosed()) {
      throw context.surroundings.closedException();
    }
  }
}
