package io.cacheme.reactor;

import io.cacheme.CachemeException;
import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.generated.HeapHit;
import io.cacheme.generated.MemoizedBatch;
import io.cacheme.spi.Stages;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Calls of a cache for who subscribes. Generated classes call it, and so does {@link ReactorCache},
 * which says what holds for all of them.
 *
 * <p>A source is asked, and what it answers subscribed, once for a load, however many subscribers
 * wait for it. It runs as {@link io.cacheme.Loader} says, so it must not block, and is not
 * cancelled when they all leave. Of a subscriber's {@code Context} it sees what Micrometer's
 * context propagation knows as thread locals, where its library is there, of the one whose call
 * began the load; nothing else, for what it answers is for all.
 */
public final class ReactorCalls {

  private ReactorCalls() {}

  /**
   * What is asked for what no tier has. Implemented by generated code, and by applications.
   *
   * @param <T> the node, or the keys
   * @param <P> a {@code Mono} or a {@code Flux}
   */
  @FunctionalInterface
  public interface Source<T, P> {

    /** Makes what will be subscribed at once; a failure is one of the load. */
    @Nullable P ask(T argument) throws Exception;
  }

  /** The value of {@code node}, from the cache or {@code source}; empty if there is none. */
  public static <N extends Node<V>, V> Mono<V> get(
      NodeCache<N, V> cache, N node, Source<? super N, ? extends Mono<? extends V>> source) {
    return Mono.defer(
        () -> {
          HeapHit<V> hit = HeapHit.of(cache, node);
          return hit == null
              ? asked(() -> cache.get(node, missing -> stage(source.ask(missing))))
              : Mono.justOrEmpty(hit.value());
        });
  }

  /**
   * The elements of the list that {@code node} caches. What {@code source} emits is collected and
   * kept when it completes, in its order; a list without elements is a value like any other.
   */
  public static <N extends Node<List<E>>, E> Flux<E> getList(
      NodeCache<N, List<E>> cache, N node, Source<? super N, ? extends Flux<? extends E>> source) {
    return get(cache, node, missing -> list(source.ask(missing))).flatMapIterable(list -> list);
  }

  private static <E> @Nullable Mono<List<E>> list(@Nullable Flux<? extends E> source) {
    return source == null ? null : Flux.<E>from(source).collectList().map(List::copyOf);
  }

  /**
   * The values of the keys of {@code batch}, without those that there are none of. {@code source}
   * is asked once for the keys that no tier has, and answers a map, without those it has not found.
   */
  public static <K, N extends Node<V>, V> Mono<Map<K, V>> getAll(
      MemoizedBatch<K, N, V> batch,
      Source<? super List<K>, ? extends Mono<? extends Map<K, V>>> source) {
    return asked(() -> batch.get(missing -> stage(source.ask(missing))));
  }

  /**
   * What a load answers: {@code source} is subscribed at once, and seen as a stage, of null if it
   * is empty.
   */
  public static <V> CompletableFuture<? extends @Nullable V> stage(
      @Nullable Mono<? extends V> source) {
    if (source == null) {
      throw new CachemeException("a load answered null instead of a Mono or a Flux");
    }
    return source.onErrorMap(Exceptions::unwrap).contextCapture().toFuture();
  }

  /** {@code call} for each subscriber, with what its Context has for thread locals. */
  static <T> Mono<T> asked(Supplier<CompletableFuture<T>> call) {
    return Mono.just(call)
        // what handles is the one place where Reactor always sets thread locals from the Context
        .<CompletableFuture<T>>handle((asking, sink) -> sink.next(asking.get()))
        .flatMap(ReactorCalls::answer);
  }

  /** {@code Mono.fromFuture} takes a {@code CompletionException} without a cause for no failure. */
  private static <T> Mono<T> answer(CompletableFuture<T> future) {
    return Mono.create(
        sink -> {
          sink.onCancel(() -> future.cancel(false));
          CompletionStage<T> asked = future;
          asked.whenComplete(
              (value, failure) -> {
                if (failure != null) {
                  sink.error(Stages.cause(failure));
                } else {
                  sink.success(value);
                }
              });
        });
  }
}
