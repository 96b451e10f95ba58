package io.cacheme.mutiny;

import io.cacheme.CachemeException;
import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.generated.HeapHit;
import io.cacheme.generated.MemoizedBatch;
import io.cacheme.spi.Stages;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a cache for who subscribes. Generated classes call it, and so does {@link MutinyCache},
 * which says what holds for all of them.
 *
 * <p>A source is asked, and what it answers subscribed, once for a load, however many subscribers
 * wait for it. It runs as {@link io.cacheme.Loader} says, so it must not block, and is not
 * cancelled when they all leave. It sees no subscriber's {@code Context}, for what it answers is
 * for all.
 */
public final class MutinyCalls {

  private MutinyCalls() {}

  /**
   * What is asked for what no tier has. Implemented by generated code, and by applications.
   *
   * @param <T> the node, or the keys
   * @param <P> a {@code Uni} or a {@code Multi}
   */
  @FunctionalInterface
  public interface Source<T, P> {

    /** Makes what will be subscribed at once; a failure is one of the load. */
    @Nullable P ask(T argument) throws Exception;
  }

  /** The value of {@code node}, from the cache or {@code source}; null if there is none. */
  public static <N extends Node<V>, V> Uni<V> get(
      NodeCache<N, V> cache, N node, Source<? super N, ? extends Uni<? extends V>> source) {
    return Uni.createFrom()
        .deferred(
            () -> {
              HeapHit<V> hit = HeapHit.of(cache, node);
              return hit == null
                  ? asked(() -> cache.get(node, missing -> stage(source.ask(missing))))
                  : Uni.createFrom().item(hit.value());
            });
  }

  /**
   * The elements of the list that {@code node} caches. What {@code source} emits is collected and
   * kept when it completes, in its order; a list without elements is a value like any other.
   */
  public static <N extends Node<List<E>>, E> Multi<E> getList(
      NodeCache<N, List<E>> cache, N node, Source<? super N, ? extends Multi<? extends E>> source) {
    return get(cache, node, missing -> list(source.ask(missing)))
        .onItem()
        .transformToMulti(MutinyCalls::elements);
  }

  private static <E> @Nullable Uni<List<E>> list(@Nullable Multi<? extends E> source) {
    return source == null ? null : source.collect().asList().map(List::<E>copyOf);
  }

  private static <E> Multi<E> elements(@Nullable List<E> list) {
    return Multi.createFrom().iterable(list == null ? List.of() : list);
  }

  /**
   * The values of the keys of {@code batch}, without those that there are none of. {@code source}
   * is asked once for the keys that no tier has, and answers a map, without those it has not found.
   */
  public static <K, N extends Node<V>, V> Uni<Map<K, V>> getAll(
      MemoizedBatch<K, N, V> batch,
      Source<? super List<K>, ? extends Uni<? extends Map<K, V>>> source) {
    return asked(() -> batch.get(missing -> stage(source.ask(missing))));
  }

  /** What a load answers: {@code source} is subscribed at once, and seen as a stage. */
  public static <V> CompletableFuture<? extends @Nullable V> stage(
      @Nullable Uni<? extends V> source) {
    if (source == null) {
      throw new CachemeException("a load answered null instead of a Uni or a Multi");
    }
    return source.subscribeAsCompletionStage();
  }

  /** {@code call} for each subscriber. */
  static <T> Uni<T> asked(Supplier<CompletableFuture<T>> call) {
    return Uni.createFrom().deferred(() -> answer(call.get()));
  }

  /** Mutiny's own takes a {@code CompletionException} without a cause for no failure. */
  private static <T> Uni<T> answer(CompletableFuture<T> future) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              emitter.onTermination(() -> future.cancel(false));
              CompletionStage<T> asked = future;
              asked.whenComplete(
                  (value, failure) -> {
                    if (failure != null) {
                      emitter.fail(Stages.cause(failure));
                    } else {
                      emitter.complete(value);
                    }
                  });
            });
  }
}
