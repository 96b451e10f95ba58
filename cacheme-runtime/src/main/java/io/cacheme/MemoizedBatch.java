package io.cacheme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call of a method {@code Map<K, V> byIds(Collection<K>)} through a cache: the method knows
 * keys only, the cache nodes only. Generated {@code XxxMemoized} classes call it.
 *
 * <p>The method is called at most once, with the keys that no tier has, in the order asked. What
 * its map leaves out was not found. A failure reaches the caller as the method threw it, not inside
 * a {@link GetAllException}; where several loads failed, for a key may be loaded by another caller,
 * it is the first one's. Keys may be used by any thread.
 *
 * @param <K> the key
 * @param <N> the node
 * @param <V> the value
 */
public final class MemoizedBatch<K, N extends Node<V>, V> {

  private final NodeCache<N, V> cache;
  private final List<K> keys;
  private final Function<? super K, ? extends N> toNode;

  private MemoizedBatch(
      NodeCache<N, V> cache, List<K> keys, Function<? super K, ? extends N> toNode) {
    this.cache = cache;
    this.keys = keys;
    this.toNode = toNode;
  }

  /** The call for {@code keys}, which are copied; equal keys must give equal nodes. */
  public static <K, N extends Node<V>, V> MemoizedBatch<K, N, V> of(
      NodeCache<N, V> cache,
      Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode) {
    return new MemoizedBatch<>(cache, new ArrayList<>(keys), toNode);
  }

  /**
   * Answers the values in the order of the keys, loaded by {@code source} where no tier has them.
   * The thread and failure rules are those of {@link BulkLoader}.
   */
  public CompletableFuture<Map<K, V>> get(Loader<List<K>, Map<K, V>> source) {
    return getAll(nodes -> byNodes(source.load(keysOf(nodes))));
  }

  /**
   * The same for a caller and a source that block; the source runs on the cache's load executor.
   *
   * @throws LoadException with the source's checked exception; unchecked ones are thrown as they
   *     are
   */
  public Map<K, V> getBlocking(Loader.BlockingFunction<List<K>, Map<K, V>> source) {
    return cache
        .sync()
        .await(getAll(BulkLoader.blocking(nodes -> byNodes(source.apply(keysOf(nodes))))));
  }

  private CompletableFuture<Map<K, V>> getAll(BulkLoader<N, V> loader) {
    CompletableFuture<Map<K, V>> answer = new CompletableFuture<>();
    CompletionStage<Map<K, V>> all = cache.getAllBy(keys, toNode, loader);
    all.whenComplete(
        (found, failure) -> {
          if (failure == null) {
            answer.complete(found);
          } else {
            answer.completeExceptionally(causeOf(failure));
          }
        });
    return answer;
  }

  private static Throwable causeOf(Throwable failure) {
    Throwable cause = failure instanceof GetAllException ? failure.getCause() : null;
    return cause == null ? failure : cause;
  }

  private List<K> keysOf(Collection<N> nodes) {
    Map<N, K> keysByNode = new LinkedHashMap<>();
    keys.forEach(key -> keysByNode.putIfAbsent(toNode.apply(key), key));
    keysByNode.keySet().retainAll(nodes);
    return new ArrayList<>(keysByNode.values());
  }

  private CompletionStage<Map<N, V>> byNodes(@Nullable CompletionStage<? extends Map<K, V>> stage) {
    if (stage == null) {
      throw answeredNull("a stage");
    }
    return stage.thenApply(this::byNodes);
  }

  private Map<N, V> byNodes(@Nullable Map<K, V> found) {
    if (found == null) {
      throw answeredNull("a map");
    }
    Map<N, V> byNode = new LinkedHashMap<>();
    found.forEach((key, value) -> byNode.put(toNode.apply(key), value));
    return byNode;
  }

  private CachemeException answeredNull(String insteadOf) {
    return new CachemeException(
        "the memoized method for many keys of "
            + cache.spec().name()
            + " answered null instead of "
            + insteadOf
            + "; answer an empty map where nothing was found");
  }
}
