package io.cacheme.generated;

import io.cacheme.Cacheme;
import io.cacheme.Loads;
import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A node's cache in {@link Cacheme#global()}, whichever that is just now. Held by generated {@code
 * XxxNodes} classes. Safe for any number of threads.
 *
 * @param <N> the node
 * @param <V> the value
 */
public final class GlobalNode<N extends Node<V>, V> {

  private final NodeSpec<N, V> spec;
  private volatile @Nullable Loads<N, V> loads;
  private volatile @Nullable Bound<N, V> bound;

  private GlobalNode(NodeSpec<N, V> spec, @Nullable Loads<N, V> loads) {
    this.spec = Objects.requireNonNull(spec, "spec");
    this.loads = loads;
  }

  /** A node that binds itself at first use: its load has no dependencies, or it has no load. */
  public static <N extends Node<V>, V> GlobalNode<N, V> of(NodeSpec<N, V> spec, Loads<N, V> loads) {
    return new GlobalNode<>(spec, Objects.requireNonNull(loads, "loads"));
  }

  /** A node whose load has dependencies: it needs {@link #bind} first. */
  public static <N extends Node<V>, V> GlobalNode<N, V> unbound(NodeSpec<N, V> spec) {
    return new GlobalNode<>(spec, null);
  }

  /**
   * Gives the node its loads, in the global {@code Cacheme} of now and in those set later.
   *
   * @throws io.cacheme.CachemeConfigurationException if it is bound there with other dependencies
   *     (R10)
   */
  public void bind(Loads<N, V> loads) {
    Cacheme global = Cacheme.global();
    NodeCache<N, V> cache = global.bind(spec, loads);
    this.loads = loads;
    this.bound = new Bound<>(global, cache);
  }

  /**
   * The cache in the global {@code Cacheme}.
   *
   * @throws io.cacheme.CachemeUsageException if the node's load has dependencies and was never
   *     bound (R02)
   * @throws io.cacheme.CacheClosedException if the global one was closed (R22)
   */
  public NodeCache<N, V> cache() {
    Bound<N, V> now = bound;
    Cacheme global = Cacheme.global();
    if (now != null && now.cacheme == global) {
      return now.cache;
    }
    Loads<N, V> known = loads;
    if (known == null) {
      return global.cache(spec);
    }
    Bound<N, V> fresh = new Bound<>(global, global.bind(spec, known));
    bound = fresh;
    return fresh.cache;
  }

  private record Bound<N extends Node<V>, V>(Cacheme cacheme, NodeCache<N, V> cache) {}
}
