package io.cacheme.kotlin;

import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.generated.MemoizedBatch;
import java.util.List;
import java.util.Map;
import kotlin.coroutines.Continuation;

/** As cacheme-kotlin has it, which is built after the processor; its own tests compile with it. */
public final class KotlinCalls {

  private KotlinCalls() {}

  public interface Source<T, R> {
    Object ask(T argument, Continuation<? super R> continuation) throws Exception;
  }

  public static <N extends Node<V>, V> Object get(
      NodeCache<N, V> cache,
      N node,
      Source<? super N, V> source,
      Continuation<? super V> continuation) {
    throw new UnsupportedOperationException();
  }

  public static <K, N extends Node<V>, V> Object getAll(
      MemoizedBatch<K, N, V> batch,
      Source<? super List<K>, Map<K, V>> source,
      Continuation<? super Map<K, V>> continuation) {
    throw new UnsupportedOperationException();
  }
}
