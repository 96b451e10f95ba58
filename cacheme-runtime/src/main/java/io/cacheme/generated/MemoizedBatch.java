package io.cacheme.generated;

import io.cacheme.BulkLoader;
import io.cacheme.CachemeException;
import io.cacheme.GetAllException;
import io.cacheme.LoadException;
import io.cacheme.Loader;
import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.codec.KeyWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One call of a method {@code Map<K, V> byIds(Collection<K>)} through a cache: the method knows
 * keys only, the cache nodes only. Generated {@code XxxMemoized} classes call it.
 *
 * <p>The method is called at most once, with the keys that no tier has, in the order asked; of keys
 * that give one node with the first. (Where nodes have an equality of their own, and two that are
 * equal have two keys, the second of them is asked for by another call.) What its map leaves out
 * was not found. A failure reaches the caller as the method threw it and not inside a {@link
 * GetAllException}; where several loads failed, for a key may be under way for another caller, it
 * is the first one's.
 *
 * @param <K> the key
 * @param <N> the node
 * @param <V> the value
 */
public final class MemoizedBatch<K, N extends Node<V>, V> {

  private final NodeCache<N, V> cache;
  private final Function<? super K, ? extends N> toNode;
  private final List<K> keys = new ArrayList<>();
  private final List<Object> identities = new ArrayList<>();
  private final Map<Object, N> nodes = new LinkedHashMap<>();

  private MemoizedBatch(NodeCache<N, V> cache, Function<? super K, ? extends N> toNode) {
    this.cache = cache;
    this.toNode = toNode;
  }

  /** The call for {@code keys}, which are copied and mapped to nodes on this thread. */
  public static <K, N extends Node<V>, V> MemoizedBatch<K, N, V> of(
      NodeCache<N, V> cache,
      Collection<? extends K> keys,
      Function<? super K, ? extends N> toNode) {
    MemoizedBatch<K, N, V> batch = new MemoizedBatch<>(cache, toNode);
    keys.forEach(batch::add);
    return batch;
  }

  private void add(K key) {
    N node = toNode.apply(key);
    Object identity = identity(node);
    keys.add(key);
    identities.add(identity);
    nodes.putIfAbsent(identity, node);
  }

  /** What the cache tells nodes apart by: the node itself, or its rendered key. */
  private Object identity(N node) {
    if (!cache.spec().keyedByText()) {
      return node;
    }
    KeyWriter writer = new KeyWriter();
    cache.spec().key().write(node, writer);
    return writer.finish();
  }

  /**
   * Answers the values in the order of the keys, loaded by {@code source} where no tier has them.
   * The thread and failure rules are those of {@link BulkLoader}.
   */
  public CompletableFuture<Map<K, V>> get(Loader<List<K>, Map<K, V>> source) {
    return getAll(nodes -> byNodes(source.load(keysOf(nodes))));
  }

  /**
   * The same for a caller and a source that block; the source runs on the caller's thread.
   *
   * @throws LoadException with the source's checked exception; unchecked ones are thrown as they
   *     are
   */
  public Map<K, V> getBlocking(Loader.BlockingFunction<List<K>, Map<K, V>> source) {
    try {
      return byKeys(
          cache
              .sync()
              .getAllBy(
                  nodes.keySet(),
                  this::node,
                  BulkLoader.blocking(missing -> byNodes(source.apply(keysOf(missing))))));
    } catch (GetAllException e) {
      throw unchecked(causeOf(e));
    }
  }

  private CompletableFuture<Map<K, V>> getAll(BulkLoader<N, V> loader) {
    CompletableFuture<Map<K, V>> answer = new CompletableFuture<>();
    CompletionStage<Map<Object, V>> all = cache.getAllBy(nodes.keySet(), this::node, loader);
    all.whenComplete(
        (found, failure) -> {
          if (failure == null) {
            answer.complete(byKeys(found));
          } else {
            answer.completeExceptionally(causeOf(failure));
          }
        });
    return answer;
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new LoadException("a load failed: " + failure, failure);
  }

  private static Throwable causeOf(Throwable failure) {
    Throwable cause = failure instanceof GetAllException ? failure.getCause() : null;
    return cause == null ? failure : cause;
  }

  private N node(Object identity) {
    return Objects.requireNonNull(nodes.get(identity));
  }

  private Map<K, V> byKeys(Map<Object, V> found) {
    Map<K, V> byKey = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      V value = found.get(identities.get(i));
      if (value != null) {
        byKey.put(keys.get(i), value);
      }
    }
    return byKey;
  }

  private List<K> keysOf(Collection<N> missing) {
    Set<Object> wanted = new HashSet<>();
    missing.forEach(node -> wanted.add(identity(node)));
    List<K> first = new ArrayList<>(wanted.size());
    for (int i = 0; i < keys.size(); i++) {
      if (wanted.remove(identities.get(i))) {
        first.add(keys.get(i));
      }
    }
    return first;
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
    // those that are asked for are looked up as they are, for two of them may be equal
    Map<N, V> byNode = cache.spec().keyedByText() ? new IdentityHashMap<>() : new HashMap<>();
    found.forEach(
        (key, value) -> {
          N node = toNode.apply(key);
          byNode.put(nodes.getOrDefault(identity(node), node), value);
        });
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
