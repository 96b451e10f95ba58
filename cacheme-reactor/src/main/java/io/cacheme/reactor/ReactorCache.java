package io.cacheme.reactor;

import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * A {@link NodeCache} for who subscribes: what each method does is said there.
 *
 * <p>Nothing is done before a subscription, writes neither, and each subscription does it anew.
 * Keys and collections are read when a method is called; a null among them is refused at once. No
 * method and no subscription blocks, also where the loader does: that runs on a load thread.
 *
 * <p>Absence is an empty {@code Mono}. A failure is the exception with which the cache's future
 * completes, as it is: the loader's own, or one that {@link NodeCache} names.
 *
 * <p>Signals come on the subscriber's thread where the answer is there at once, as on the heap,
 * else on one of the cache's for callbacks ({@link io.cacheme.Cacheme.Builder#completionExecutor}),
 * never on one that delivers a storage's answers, unless it was asked for ({@link
 * io.cacheme.Cacheme.Builder#completeOnStorageThreads}). Where another is wanted there is {@code
 * publishOn}.
 *
 * <p>Who cancels leaves: a load or a write that was begun goes on, and others who wait for it get
 * its answer.
 *
 * <p>Implemented by this module alone: there may be more methods one day.
 *
 * @param <K> the node, or the key that stands for it
 * @param <V> the value
 */
public interface ReactorCache<K, V> {

  /** That of {@code cache}, by its nodes. */
  static <N extends Node<V>, V> ReactorCache<N, V> of(NodeCache<N, V> cache) {
    return of(cache, node -> node);
  }

  /**
   * That of {@code cache} by keys that {@code toNode} maps to nodes one to one, as in {@code
   * ReactorCache.of(UserInfoCache.create(cacheme, users).asNodeCache(), UserInfo::new)}.
   */
  static <K, N extends Node<V>, V> ReactorCache<K, V> of(
      NodeCache<N, V> cache, Function<? super K, ? extends N> toNode) {
    return new NodeView<>(cache, toNode);
  }

  /** The value from the first tier that has it, or loaded; empty if there is none. */
  Mono<V> get(K key);

  /** The same, loaded by {@code source} if no tier has it. A running load of the key is joined. */
  Mono<V> get(K key, Function<? super K, ? extends Mono<? extends V>> source);

  /** The values of many keys, in the order asked; those without a value are left out. */
  Mono<Map<K, V>> getAll(Collection<? extends K> keys);

  /** The value if a tier has it; never loads and never waits for a load. */
  Mono<V> getIfPresent(K key);

  /** The same of many keys. */
  Mono<Map<K, V>> getAllPresent(Collection<? extends K> keys);

  /** Loads anew while the old value is served, then replaces it; empty if there is none now. */
  Mono<V> refresh(K key);

  /** The same of many keys. */
  Mono<Map<K, V>> refreshAll(Collection<? extends K> keys);

  /** Writes {@code value} to all tiers. */
  Mono<Void> put(K key, V value);

  /** The same of many keys. */
  Mono<Void> putAll(Map<? extends K, ? extends V> values);

  /** {@link #put}, which completes when no process serves an older value any more. */
  Mono<Void> putEverywhere(K key, V value);

  /** Removes the key from all tiers. */
  Mono<Void> invalidate(K key);

  /** The same of many keys. */
  Mono<Void> invalidateAll(Collection<? extends K> keys);

  /** {@link #invalidate}, which completes when no process serves the old value any more. */
  Mono<Void> invalidateEverywhere(K key);

  /** Ends all entries of the node. */
  Mono<Void> clear();

  /** What each tier has of the key, for the person who asks why a value is or is not answered. */
  Mono<Peek> peek(K key);
}
