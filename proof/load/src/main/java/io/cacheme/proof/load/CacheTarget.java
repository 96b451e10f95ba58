package io.cacheme.proof.load;

import io.cacheme.Node;
import io.cacheme.NodeCache;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A real cache. */
record CacheTarget<N extends Node<String>>(
    NodeCache<N, String> cache, IntFunction<N> toNode, ToIntFunction<N> toKey, Source source)
    implements Target {

  @Override
  public CompletableFuture<@Nullable String> get(int key) {
    return cache.get(toNode.apply(key), node -> source.load(key));
  }

  @Override
  public CompletableFuture<Map<Integer, String>> getAll(Collection<Integer> keys) {
    return cache.getAllBy(keys, toNode::apply, this::loadAll);
  }

  @Override
  public CompletableFuture<@Nullable Void> put(int key, String value) {
    return cache.put(toNode.apply(key), value);
  }

  @Override
  public CompletableFuture<@Nullable String> refresh(int key) {
    return cache.refresh(toNode.apply(key), node -> source.load(key));
  }

  @Override
  public CompletableFuture<@Nullable Void> invalidate(int key) {
    return cache.invalidate(toNode.apply(key));
  }

  private CompletionStage<Map<N, String>> loadAll(Collection<N> nodes) {
    Map<Integer, N> asked = new LinkedHashMap<>();
    nodes.forEach(node -> asked.put(toKey.applyAsInt(node), node));
    return source.loadAll(asked.keySet()).thenApply(values -> byNode(asked, values));
  }

  private Map<N, String> byNode(Map<Integer, N> asked, Map<Integer, String> values) {
    Map<N, String> byNode = new LinkedHashMap<>();
    asked.forEach(
        (key, node) -> {
          String value = values.get(key);
          if (value != null) {
            byNode.put(node, value);
          }
        });
    return byNode;
  }
}
