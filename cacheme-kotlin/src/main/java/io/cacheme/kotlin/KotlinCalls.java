package io.cacheme.kotlin;

import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.generated.HeapHit;
import io.cacheme.generated.MemoizedBatch;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kotlin.coroutines.Continuation;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.GlobalScope;
import kotlinx.coroutines.future.FutureKt;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a cache by suspend functions. Generated classes call it, as Kotlin's own code calls a
 * suspend function: it answers the result, or that the coroutine is suspended until it is told.
 *
 * <p>A source is called once for a load, by a coroutine of its own on {@code Dispatchers.Default},
 * however many coroutines wait for it. Where they are cancelled it goes on, and it sees nothing of
 * their contexts, for what it answers is for all. Its failure arrives as it is.
 */
public final class KotlinCalls {

  private KotlinCalls() {}

  /**
   * A suspend function that is asked for what no tier has. Implemented by generated code.
   *
   * @param <T> the node, or the keys
   * @param <C> what is told of the result, as Kotlin declares it
   */
  @FunctionalInterface
  public interface Source<T, C extends Continuation<?>> {

    /** The result, or that it is suspended until {@code continuation} is told. */
    @Nullable Object ask(T argument, C continuation) throws Exception;
  }

  /** The value of {@code node}, from the cache or {@code source}; null if there is none. */
  public static <N extends Node<V>, V, C extends Continuation<?>> @Nullable Object get(
      NodeCache<N, V> cache, N node, Source<? super N, C> source, C continuation) {
    HeapHit<V> hit = HeapHit.of(cache, node);
    return hit == null
        ? await(
            cache.get(node, missing -> KotlinCalls.<N, V, C>load(source, missing)), continuation)
        : hit.value();
  }

  /**
   * The values of the keys of {@code batch}, without those that there are none of. {@code source}
   * is called once for the keys that no tier has.
   */
  public static <K, N extends Node<V>, V, C extends Continuation<?>> @Nullable Object getAll(
      MemoizedBatch<K, N, V> batch, Source<? super List<K>, C> source, C continuation) {
    return await(
        batch.get(missing -> KotlinCalls.<List<K>, Map<K, V>, C>load(source, missing)),
        continuation);
  }

  /** What {@code continuation} is declared to be told of, the processor has compared with R. */
  @SuppressWarnings("unchecked")
  private static <R> @Nullable Object await(
      CompletableFuture<? extends @Nullable R> answer, Continuation<?> continuation) {
    return FutureKt.await(answer, (Continuation<? super R>) continuation);
  }

  private static <T, R, C extends Continuation<?>> CompletableFuture<R> load(
      Source<? super T, C> source, T argument) {
    return FutureKt.<R>future(
        GlobalScope.INSTANCE,
        Dispatchers.getDefault(),
        CoroutineStart.DEFAULT,
        (scope, continuation) -> ask(source, argument, continuation));
  }

  /** A continuation is told of any result: what it is declared for is known to compilers only. */
  @SuppressWarnings("unchecked")
  private static <T, C extends Continuation<?>> @Nullable Object ask(
      Source<? super T, C> source, T argument, Continuation<?> continuation) {
    try {
      return source.ask(argument, (C) continuation);
    } catch (Exception e) {
      throw KotlinCalls.<RuntimeException>asItIs(e);
    }
  }

  /** Kotlin knows no checked exceptions: the coroutine fails with what was thrown. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> E asItIs(Exception thrown) throws E {
    throw (E) thrown;
  }
}
