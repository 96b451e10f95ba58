package io.cacheme.reactor;

import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.generated.MemoizedBatch;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** As cacheme-reactor has it, which is built after the processor; its own tests compile with it. */
public final class ReactorCalls {

  private ReactorCalls() {}

  public interface Source<T, P> {
    P ask(T argument) throws Exception;
  }

  public static <N extends Node<V>, V> Mono<V> get(
      NodeCache<N, V> cache, N node, Source<? super N, ? extends Mono<? extends V>> source) {
    throw new UnsupportedOperationException();
  }

  public static <N extends Node<List<E>>, E> Flux<E> getList(
      NodeCache<N, List<E>> cache, N node, Source<? super N, ? extends Flux<? extends E>> source) {
    throw new UnsupportedOperationException();
  }

  public static <K, N extends Node<V>, V> Mono<Map<K, V>> getAll(
      MemoizedBatch<K, N, V> batch,
      Source<? super List<K>, ? extends Mono<? extends Map<K, V>>> source) {
    throw new UnsupportedOperationException();
  }

  public static <V> CompletableFuture<? extends V> stage(Mono<? extends V> source) {
    throw new UnsupportedOperationException();
  }
}
