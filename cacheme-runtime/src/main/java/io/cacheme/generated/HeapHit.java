package io.cacheme.generated;

import io.cacheme.Node;
import io.cacheme.NodeCache;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A hit of a node's first tier, if that is a heap and may answer alone. Generated {@code
 * XxxMemoized} classes ask for it before they make the loader of a call, which a hit does not need:
 * such a hit allocates nothing but the node.
 *
 * @param <V> the value
 */
public interface HeapHit<V> {

  /** The value; null if it is known to be absent. */
  @Nullable V value();

  /** The same, as the cache's {@code get} answers it. */
  CompletableFuture<@Nullable V> future();

  /**
   * The hit of {@code node}, counted as one. Null if there is none, if the cache is closed, or if
   * more is due at a hit than its answer: {@code cache.get} then does all of it.
   */
  static <N extends Node<V>, V> @Nullable HeapHit<V> of(NodeCache<N, V> cache, N node) {
    return cache instanceof Source<?, ?> ? source(cache).hit(node) : null;
  }

  @SuppressWarnings("unchecked") // a cache that is one is a source of its own nodes
  private static <N extends Node<V>, V> Source<N, V> source(NodeCache<N, V> cache) {
    return (Source<N, V>) cache;
  }

  /**
   * A cache that can be asked.
   *
   * @param <N> the node
   * @param <V> the value
   */
  interface Source<N extends Node<V>, V> {

    /** The hit of {@code node}, or null. */
    @Nullable HeapHit<V> hit(N node);
  }
}
