package io.cacheme.reactor;

import static io.cacheme.reactor.ReactorCalls.asked;

import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A cache as keys see it that stand for its nodes. */
final class NodeView<K, N extends Node<V>, V> implements ReactorCache<K, V> {

  private final NodeCache<N, V> cache;
  private final Function<? super K, ? extends N> toNode;

  NodeView(NodeCache<N, V> cache, Function<? super K, ? extends N> toNode) {
    this.cache = Objects.requireNonNull(cache, "cache");
    this.toNode = Objects.requireNonNull(toNode, "toNode");
  }

  private N node(K key) {
    return toNode.apply(Objects.requireNonNull(key, "key"));
  }

  @Override
  public Mono<V> get(K key) {
    N node = node(key);
    return asked(() -> cache.get(node));
  }

  @Override
  public Mono<V> get(K key, Function<? super K, ? extends Mono<? extends V>> source) {
    Objects.requireNonNull(source, "source");
    return ReactorCalls.get(cache, node(key), node -> source.apply(key));
  }

  @Override
  public Mono<Map<K, V>> getAll(Collection<? extends K> keys) {
    List<K> copy = List.copyOf(keys);
    return asked(() -> cache.getAllBy(copy, toNode));
  }

  @Override
  public Mono<V> getIfPresent(K key) {
    N node = node(key);
    return asked(() -> cache.getIfPresent(node));
  }

  @Override
  public Mono<Map<K, V>> getAllPresent(Collection<? extends K> keys) {
    List<K> copy = List.copyOf(keys);
    return asked(() -> cache.getAllPresentBy(copy, toNode));
  }

  @Override
  public Mono<V> refresh(K key) {
    N node = node(key);
    return asked(() -> cache.refresh(node));
  }

  @Override
  public Mono<Map<K, V>> refreshAll(Collection<? extends K> keys) {
    List<K> copy = List.copyOf(keys);
    return asked(() -> cache.refreshAllBy(copy, toNode));
  }

  @Override
  public Mono<Void> put(K key, V value) {
    N node = node(key);
    Objects.requireNonNull(value, "value");
    return asked(() -> cache.put(node, value));
  }

  @Override
  public Mono<Void> putAll(Map<? extends K, ? extends V> values) {
    Map<K, V> copy = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    return asked(() -> cache.putAllBy(copy, toNode));
  }

  @Override
  public Mono<Void> putEverywhere(K key, V value) {
    N node = node(key);
    Objects.requireNonNull(value, "value");
    return asked(() -> cache.putEverywhere(node, value));
  }

  @Override
  public Mono<Void> invalidate(K key) {
    N node = node(key);
    return asked(() -> cache.invalidate(node));
  }

  @Override
  public Mono<Void> invalidateAll(Collection<? extends K> keys) {
    List<N> nodes = List.copyOf(keys).stream().<N>map(toNode).toList();
    return asked(() -> cache.invalidateAll(nodes));
  }

  @Override
  public Mono<Void> invalidateEverywhere(K key) {
    N node = node(key);
    return asked(() -> cache.invalidateEverywhere(node));
  }

  @Override
  public Mono<Void> clear() {
    return asked(cache::clear);
  }

  @Override
  public Mono<Peek> peek(K key) {
    N node = node(key);
    return asked(() -> cache.peek(node));
  }

  @Override
  public String toString() {
    return "ReactorCache(" + cache.spec().name() + ")";
  }
}
