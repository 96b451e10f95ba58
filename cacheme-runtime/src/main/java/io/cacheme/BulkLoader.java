package io.cacheme;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/**
 * The source of truth for many keys at once. Implemented by applications, mostly as a lambda. The
 * same thread and failure rules hold as for {@link Loader}.
 *
 * @param <N> the node
 * @param <V> the value
 */
@FunctionalInterface
public interface BulkLoader<N, V> {

  /**
   * Begins to load the values of {@code nodes}.
   *
   * @param nodes each once, at least one; unmodifiable
   * @return a stage of their values. Nodes missing from the map (or mapped to {@code null}) were
   *     not found; keys that were not asked for are ignored and counted. A null map fails the load
   * @throws Exception a failure, which the callers of every node see as it is
   */
  CompletionStage<? extends Map<? extends N, ? extends V>> loadAll(Collection<N> nodes)
      throws Exception;

  /** Whether {@link #loadAll} may block its thread, as that of {@link #blocking} may. */
  default boolean blocks() {
    return false;
  }

  /** A bulk loader that blocks its thread, which is as {@link Loader#blocking} says. */
  static <N, V> BulkLoader<N, V> blocking(
      Loader.BlockingFunction<? super Collection<N>, ? extends Map<? extends N, ? extends V>>
          function) {
    return new BlockingBulkLoader<>(Objects.requireNonNull(function, "function"));
  }
}
