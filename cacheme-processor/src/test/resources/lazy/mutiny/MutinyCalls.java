package io.cacheme.mutiny;

import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.generated.MemoizedBatch;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** As cacheme-mutiny has it, which is built after the processor; its own tests compile with it. */
public final class MutinyCalls {

  private MutinyCalls() {}

  public interface Source<T, P> {
    P ask(T argument) throws Exception;
  }

  public static <N extends Node<V>, V> Uni<V> get(
      NodeCache<N, V> cache, N node, Source<? super N, ? extends Uni<? extends V>> source) {
    throw new UnsupportedOperationException();
  }

  public static <N extends Node<List<E>>, E> Multi<E> getList(
      NodeCache<N, List<E>> cache, N node, Source<? super N, ? extends Multi<? extends E>> source) {
    throw new UnsupportedOperationException();
  }

  public static <K, N extends Node<V>, V> Uni<Map<K, V>> getAll(
      MemoizedBatch<K, N, V> batch,
      Source<? super List<K>, ? extends Uni<? extends Map<K, V>>> source) {
    throw new UnsupportedOperationException();
  }

  public static <V> CompletableFuture<? extends V> stage(Uni<? extends V> source) {
    throw new UnsupportedOperationException();
  }
}
