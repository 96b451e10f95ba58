package io.cacheme;

import io.cacheme.stats.CacheStats;
import io.cacheme.stats.LoadsUnderWay;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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
  public CompletableFuture<Map<N, V>> getAllPresent(Collection<? extends N> nodes) {
    return counted(new HashSet<>(nodes).size(), cache.getAllPresent(nodes));
  }

  @Override
  public <K> CompletableFuture<Map<K, V>> getAllPresentBy(
      Collection<? extends K> keys, Function<? super K, ? extends N> toNode) {
    return counted(new HashSet<>(keys).size(), cache.getAllPresentBy(keys, toNode));
  }

  @Override
  public CompletableFuture<Peek> peek(N node) {
    return counted(0, cache.peek(node));
  }

  @Override
  public CompletableFuture<Void> putAll(Map<? extends N, ? extends V> values) {
    return counted(0, cache.putAll(values));
  }

  @Override
  public <K> CompletableFuture<Void> putAllBy(
      Map<? extends K, ? extends V> values, Function<? super K, ? extends N> toNode) {
    return counted(0, cache.putAllBy(values, toNode));
  }

  @Override
  public CompletableFuture<Map<N, V>> refreshAll(Collection<? extends N> nodes) {
    return counted(0, cache.refreshAll(nodes));
  }

  @Override
  public CompletableFuture<Map<N, V>> refreshAll(
      Collection<? extends N> nodes, BulkLoader<N, ? extends V> bulkLoader) {
    return counted(0, cache.refreshAll(nodes, bulkLoader));
  }

  @Override
  public <K> CompletableFuture<Map<K, V>> refreshAllBy(
      Collection<? extends K> keys, Function<? super K, ? extends N> toNode) {
    return counted(0, cache.refreshAllBy(keys, toNode));
  }

  @Override
  public <K> CompletableFuture<Map<K, V>> refreshAllBy(
      Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode,
      BulkLoader<N, ? extends V> bulkLoader) {
    return counted(0, cache.refreshAllBy(keys, toNode, bulkLoader));
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
  public CompletableFuture<Void> invalidateEverywhere(N node) {
    return counted(0, cache.invalidateEverywhere(node));
  }

  @Override
  public CompletableFuture<Void> putEverywhere(N node, V value) {
    return counted(0, cache.putEverywhere(node, value));
  }

  @Override
  public CompletableFuture<Void> invalidateAll(Collection<? extends N> nodes) {
    return counted(0, cache.invalidateAll(nodes));
  }

  @Override
  public CompletableFuture<Void> clear() {
    return counted(0, cache.clear());
  }

  @Override
  public CompletableFuture<Void> invalidateGroup(NodeGroup<N> group) {
    return counted(0, cache.invalidateGroup(group));
  }

  @Override
  public CompletableFuture<WarmUp> warmUp(
      Iterator<? extends N> nodes, int concurrency, Consumer<? super WarmUp> progress) {
    return cache.warmUp(nodes, concurrency, progress); // its requests are its own to count
  }

  @Override
  public void disable() {
    cache.disable();
  }

  @Override
  public void enable() {
    cache.enable();
  }

  @Override
  public boolean isEnabled() {
    return cache.isEnabled();
  }

  @Override
  public Map<N, V> asMap() {
    return cache.asMap();
  }

  @Override
  public CompletableFuture<Long> dump(Path path) {
    return counted(0, cache.dump(path));
  }

  @Override
  public CompletableFuture<Restored> restore(Path path) {
    return counted(0, cache.restore(path));
  }

  @Override
  public CacheStats stats() {
    return cache.stats();
  }

  @Override
  public LoadsUnderWay loadsUnderWay() {
    return cache.loadsUnderWay();
  }

  @Override
  public NodeSpec<N, V> spec() {
    return cache.spec();
  }

  @Override
  public List<TierSpec> tiers() {
    return cache.tiers();
  }

  /** Counts the requests of the blocking forms, too. */
  @Override
  @SuppressWarnings("unchecked") // the proxy is of the interface
  public SyncNodeCache<N, V> sync() {
    return (SyncNodeCache<N, V>)
        Proxy.newProxyInstance(
            SyncNodeCache.class.getClassLoader(),
            new Class<?>[] {SyncNodeCache.class},
            (proxy, method, arguments) -> blocking(method, arguments));
  }

  private Object blocking(Method method, Object[] arguments) throws Throwable {
    if (method.isDefault()) {
      return memoized(arguments);
    }
    int keys =
        switch (method.getName()) {
          case "get", "getIfPresent" -> 1;
          case "getAll", "getAllBy", "getAllPresent", "getAllPresentBy" ->
              new HashSet<>((Collection<?>) arguments[0]).size();
          default -> 0;
        };
    try {
      Object answer = method.invoke(cache.sync(), arguments);
      requests.addAndGet(closed.getAsBoolean() ? 0 : keys);
      return answer;
    } catch (InvocationTargetException e) {
      if (!isRefusal(e.getCause())) {
        requests.addAndGet(closed.getAsBoolean() ? 0 : keys);
      }
      throw e.getCause();
    }
  }

  @SuppressWarnings("unchecked") // the only default method is memoize
  private Object memoized(Object[] arguments) {
    Function<Object, N> toNode = (Function<Object, N>) arguments[0];
    Loader.BlockingFunction<Object, V> function = (Loader.BlockingFunction<Object, V>) arguments[1];
    return (Function<Object, V>)
        argument ->
            sync().get(toNode.apply(argument), Loader.blocking(node -> function.apply(argument)));
  }

  /** Refused at the door, before anything was counted. */
  private static boolean isRefusal(Throwable failure) {
    return failure instanceof NullPointerException
        || (failure instanceof CachemeUsageException refusal && refusal.code() != null);
  }
}
