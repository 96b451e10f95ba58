package io.cacheme.proof.load;

import io.cacheme.Node;
import io.cacheme.NodeCache;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What is asked, by the keys of a {@link Source}. */
public interface Target {

  /** The value, or null. */
  CompletableFuture<@Nullable String> get(int key);

  /** The values of those that have one. */
  CompletableFuture<Map<Integer, String>> getAll(Collection<Integer> keys);

  /** Writes one. */
  CompletableFuture<@Nullable Void> put(int key, String value);

  /** Loads one anew. */
  CompletableFuture<@Nullable String> refresh(int key);

  /** Removes one. */
  CompletableFuture<@Nullable Void> invalidate(int key);

  /**
   * The cache of a node whose values are texts, loaded from {@code source}.
   *
   * @param toNode the node of a key
   * @param toKey its key again
   */
  static <N extends Node<String>> Target of(
      NodeCache<N, String> cache, IntFunction<N> toNode, ToIntFunction<N> toKey, Source source) {
    return new CacheTarget<>(cache, toNode, toKey, source);
  }
}
