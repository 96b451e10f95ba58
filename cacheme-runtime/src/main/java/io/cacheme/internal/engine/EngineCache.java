package io.cacheme.internal.engine;

import io.cacheme.BulkLoader;
import io.cacheme.CachemeUsageException;
import io.cacheme.Loader;
import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.SyncNodeCache;
import io.cacheme.generated.Consequences;
import io.cacheme.generated.HeapHit;
import io.cacheme.help.Help;
import io.cacheme.internal.node.NodeContext;
import io.cacheme.internal.read.Many;
import io.cacheme.internal.read.Reader;
import io.cacheme.internal.read.Request;
import io.cacheme.internal.tier.HeapEntry;
import io.cacheme.internal.write.Clearing;
import io.cacheme.internal.write.Everywhere;
import io.cacheme.internal.write.Joined;
import io.cacheme.internal.write.Writer;
import io.cacheme.stats.CacheStats;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cache of one node: the door, where bad calls are refused; then its reader and its writer. */
public final class EngineCache<N extends Node<V>, V> extends Direct<N, V>
    implements NodeCache<N, V>, HeapHit.Source<N, V>, Consequences.Target {

  final Reader<N, V> reader;
  final Writer<N, V> writer;
  private final SyncNodeCache<N, V> sync;

  EngineCache(NodeContext<N, V> context) {
    super(context);
    this.writer = new Writer<>(context);
    this.reader = new Reader<>(context, writer::run);
    this.sync = new SyncEngineCache<>(this);
  }

  /** A hit where more than the entry is to be looked at; null if a hit was looked for before. */
  @Nullable HeapEntry<V> lookUp(N node, Object key) {
    return isAsked() ? null : reader.hit(node, key);
  }

  @Override
  public CompletableFuture<@Nullable V> get(N node) {
    HeapEntry<V> hit = hitWithLoader(node);
    return hit != null ? hit : read(node, context.keys.local(node), requireLoader("get"));
  }

  @Override
  public CompletableFuture<@Nullable V> get(N node, Loader<? super N, ? extends V> loader) {
    Objects.requireNonNull(loader, "loader");
    HeapEntry<V> hit = hit(node);
    return hit != null ? hit : read(node, context.keys.local(node), loader);
  }

  @Override
  public CompletableFuture<@Nullable V> getIfPresent(N node) {
    HeapEntry<V> hit = hit(node);
    return hit != null ? hit : read(node, context.keys.local(node), null);
  }

  private CompletableFuture<@Nullable V> read(
      N node, Object key, @Nullable Loader<? super N, ? extends V> loader) {
    if (context.surroundings.isClosed()) {
      return closed();
    }
    HeapEntry<V> hit = lookUp(node, key);
    return hit != null ? hit : reader.fly(node, key, loader);
  }

  @Override
  public CompletableFuture<Map<N, V>> getAll(Collection<? extends N> nodes) {
    return getAllBy(nodes, node -> node);
  }

  @Override
  public CompletableFuture<Map<N, V>> getAll(
      Collection<? extends N> nodes, BulkLoader<N, ? extends V> bulkLoader) {
    return getAllBy(nodes, node -> node, bulkLoader);
  }

  @Override
  public <K> CompletableFuture<Map<K, V>> getAllBy(
      Collection<? extends K> keys, Function<? super K, ? extends N> toNode) {
    requireAnyLoader();
    Many<N, K> many = Many.of(context, keys, toNode);
    return context.surroundings.isClosed()
        ? closed()
        : reader.flyAll(many, context.loads.loader(), context.loads.bulkLoader());
  }

  @Override
  public <K> CompletableFuture<Map<K, V>> getAllBy(
      Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode,
      BulkLoader<N, ? extends V> bulkLoader) {
    Objects.requireNonNull(bulkLoader, "bulkLoader");
    Many<N, K> many = Many.of(context, keys, toNode);
    return context.surroundings.isClosed() ? closed() : reader.flyAll(many, null, bulkLoader);
  }

  @Override
  public CompletableFuture<@Nullable Void> put(N node, V value) {
    Object key = context.keys.local(node);
    if (value == null) {
      throw new NullPointerException(
          "the value put under a " + context.spec.name() + " is null; use invalidate to remove it");
    }
    return context.surroundings.isClosed() ? closed() : writer.put(node, key, value);
  }

  @Override
  public CompletableFuture<@Nullable V> refresh(N node) {
    return refresh(node, requireLoader("refresh"));
  }

  @Override
  public CompletableFuture<@Nullable V> refresh(N node, Loader<? super N, ? extends V> loader) {
    Objects.requireNonNull(loader, "loader");
    Object key = context.keys.local(node);
    if (context.surroundings.isClosed()) {
      return closed();
    }
    Request<N, V> request = new Request<>(context, node, false);
    request.waitsFor(writer.refresh(node, key, loader, request, null).waitedFor());
    return request.handedOut();
  }

  @Override
  public CompletableFuture<@Nullable Void> invalidate(N node) {
    Object key = context.keys.local(node);
    return context.surroundings.isClosed() ? closed() : writer.invalidate(node, key);
  }

  @Override
  public CompletableFuture<@Nullable Void> invalidateEverywhere(N node) {
    requireFollowers("invalidateEverywhere");
    return Everywhere.after(invalidate(node), context);
  }

  @Override
  public CompletableFuture<@Nullable Void> putEverywhere(N node, V value) {
    requireFollowers("putEverywhere");
    return Everywhere.after(put(node, value), context);
  }

  private void requireFollowers(String method) {
    String heap = context.chain.unfollowing();
    if (heap != null) {
      throw new CachemeUsageException(
          "R25",
          Help.message(
              "R25",
              method + " of " + context.spec.name() + " cannot know when it has succeeded",
              "its tier \"" + heap + "\" does not follow what other processes write",
              "leave follow = false out, and name a bus if no storage of it has one; or call "
                  + method.replace("Everywhere", "")
                  + " and wait for the ttl of that tier"));
    }
  }

  @Override
  public CompletableFuture<@Nullable Void> invalidateAll(Collection<? extends N> nodes) {
    Map<Object, N> distinct = new LinkedHashMap<>();
    nodes.forEach(
        node -> distinct.put(context.keys.local(node), node)); // refuses bad ones before any
    return Joined.all(
        context.surroundings,
        "invalidations",
        distinct.values().stream().map(this::invalidate).toList());
  }

  @Override
  public CompletableFuture<@Nullable Void> clear() {
    return context.surroundings.isClosed() ? closed() : Clearing.of(context);
  }

  @Override
  public boolean isInTransaction() {
    return context.surroundings.isInTransaction();
  }

  @Override
  public boolean afterCommit(String method, Runnable action) {
    boolean known = context.surroundings.afterCommit(action);
    if (!known) {
      context.listening.tellUncommitted(method);
    }
    return known;
  }

  @Override
  public void failed(String method, @Nullable Object node, Throwable failure) {
    context.listening.tellFailed(context.spec, node, method, failure);
  }

  @Override
  public CacheStats stats() {
    return context.counters.snapshot(context.chain);
  }

  @Override
  public NodeSpec<N, V> spec() {
    return context.spec;
  }

  @Override
  public SyncNodeCache<N, V> sync() {
    return sync;
  }

  @Override
  public String toString() {
    return "NodeCache of " + context.spec;
  }

  private <T> CompletableFuture<T> closed() {
    return CompletableFuture.failedFuture(context.surroundings.closedException());
  }

  Loader<N, V> requireLoader(String method) {
    Loader<N, V> loader = context.loads.loader();
    if (loader == null) {
      throw noLoader(method);
    }
    return loader;
  }

  void requireAnyLoader() {
    if (context.loads.loader() == null && context.loads.bulkLoader() == null) {
      throw noLoader("getAll");
    }
  }

  private CachemeUsageException noLoader(String method) {
    String name = context.spec.name();
    return new CachemeUsageException(
        "R11",
        Help.message(
            "R11",
            name + " has no load method, and " + method + " was called without a loader",
            null,
            "call " + method + " with a loader, or declare a load method in " + name));
  }
}
