package io.cacheme;

import io.cacheme.stats.CacheStats;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link NodeCache} for callers that block. What that says of parameters, answers and failures
 * holds here; what its futures fail with is thrown: unchecked exceptions of a loader as they are,
 * but the cause of a {@link java.util.concurrent.CompletionException}, and checked ones in a {@link
 * LoadException}. Refuses to block an event loop ({@link CachemeUsageException}, R03). Who is
 * interrupted while it waits is thrown a {@link CachemeException}, and stays interrupted.
 *
 * <p>The cache alone implements it, and there may be more methods one day; a test may, too, and has
 * to follow.
 *
 * @param <N> the node
 * @param <V> the value
 */
public interface SyncNodeCache<N extends Node<V>, V> {

  /**
   * Waits for {@link NodeCache#get(Node)}. A blocking load that the caller is the first to ask for
   * runs on its own thread, and what it gives is the caller's answer, however long it took.
   */
  @Nullable V get(N node);

  /** Waits for {@link NodeCache#get(Node, Loader)}. */
  @Nullable V get(N node, Loader<? super N, ? extends V> loader);

  /** Waits for {@link NodeCache#getAll(Collection)}. */
  Map<N, V> getAll(Collection<? extends N> nodes);

  /** Waits for {@link NodeCache#getAll(Collection, BulkLoader)}. */
  Map<N, V> getAll(Collection<? extends N> nodes, BulkLoader<N, ? extends V> bulkLoader);

  /** Waits for {@link NodeCache#getAllBy(Collection, Function)}. */
  <K> Map<K, V> getAllBy(Collection<? extends K> keys, Function<? super K, ? extends N> toNode);

  /** Waits for {@link NodeCache#getAllBy(Collection, Function, BulkLoader)}. */
  <K> Map<K, V> getAllBy(
      Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode,
      BulkLoader<N, ? extends V> bulkLoader);

  /** Waits for {@link NodeCache#getIfPresent}. */
  @Nullable V getIfPresent(N node);

  /** Waits for {@link NodeCache#getAllPresent}. */
  Map<N, V> getAllPresent(Collection<? extends N> nodes);

  /** Waits for {@link NodeCache#getAllPresentBy}. */
  <K> Map<K, V> getAllPresentBy(
      Collection<? extends K> keys, Function<? super K, ? extends N> toNode);

  /** Waits for {@link NodeCache#peek}. */
  Peek peek(N node);

  /** Waits for {@link NodeCache#put}. */
  void put(N node, V value);

  /** Waits for {@link NodeCache#putAll}. */
  void putAll(Map<? extends N, ? extends V> values);

  /** Waits for {@link NodeCache#putAllBy}. */
  <K> void putAllBy(Map<? extends K, ? extends V> values, Function<? super K, ? extends N> toNode);

  /**
   * Waits for {@link NodeCache#refresh(Node)}. What the caller's own load gives is answered even if
   * it came after the load timeout; but then it is kept nowhere, and the cache has what it had.
   */
  @Nullable V refresh(N node);

  /** Waits for {@link NodeCache#refresh(Node, Loader)}; as {@link #refresh(Node)} says. */
  @Nullable V refresh(N node, Loader<? super N, ? extends V> loader);

  /**
   * Waits for {@link NodeCache#refreshAll(Collection)}. What came after the load timeout is not
   * answered, whoever loaded it.
   */
  Map<N, V> refreshAll(Collection<? extends N> nodes);

  /** Waits for {@link NodeCache#refreshAll(Collection, BulkLoader)}, likewise. */
  Map<N, V> refreshAll(Collection<? extends N> nodes, BulkLoader<N, ? extends V> bulkLoader);

  /** Waits for {@link NodeCache#refreshAllBy(Collection, Function)}, likewise. */
  <K> Map<K, V> refreshAllBy(Collection<? extends K> keys, Function<? super K, ? extends N> toNode);

  /** Waits for {@link NodeCache#refreshAllBy(Collection, Function, BulkLoader)}, likewise. */
  <K> Map<K, V> refreshAllBy(
      Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode,
      BulkLoader<N, ? extends V> bulkLoader);

  /** Waits for {@link NodeCache#invalidate}. */
  void invalidate(N node);

  /** Waits for {@link NodeCache#invalidateEverywhere}, mostly for the whole lease. */
  void invalidateEverywhere(N node);

  /** Waits for {@link NodeCache#putEverywhere}, likewise. */
  void putEverywhere(N node, V value);

  /** Waits for {@link NodeCache#invalidateAll}. */
  void invalidateAll(Collection<? extends N> nodes);

  /** Waits for {@link NodeCache#clear}. */
  void clear();

  /** Waits for {@link NodeCache#invalidateGroup}. */
  void invalidateGroup(NodeGroup<N> group);

  /**
   * {@code function}, its answers cached: it is called for what no tier has, once however many ask.
   *
   * @param toNode tells the node of an argument: another one for each argument for which {@code
   *     function} has another answer
   * @param function may block: it is called on the thread of the caller who came first
   * @return a function that calls {@link #get(Node, Loader)}, and answers and throws as that does
   */
  default <A> Function<A, @Nullable V> memoize(
      Function<? super A, ? extends N> toNode,
      Loader.BlockingFunction<? super A, ? extends @Nullable V> function) {
    Objects.requireNonNull(toNode, "toNode");
    Objects.requireNonNull(function, "function");
    return argument ->
        get(toNode.apply(argument), Loader.blocking(node -> function.apply(argument)));
  }

  /** A snapshot of this node's counters. */
  CacheStats stats();
}
