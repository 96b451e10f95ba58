package io.cacheme.kotlin;

import io.cacheme.Node;
import io.cacheme.NodeCache;
import io.cacheme.generated.MemoizedBatch;
import java.util.List;
import kotlin.coroutines.Continuation;

/** As cacheme-kotlin has it, which is built after the processor; its own tests compile with it. */
public final class KotlinCalls {

  private KotlinCalls() {}

  public interface Source<T, C extends Continuation<?>> {
    Object ask(T argument, C continuation) throws Exception;
  }

  public static <N extends Node<V>, V, C extends Continuation<?>> Object get(
      NodeCache<N, V> cache, N node, Source<? super N, C> source, C continuation) {
    throw new UnsupportedOperationException();
  }

  public static <K, N extends Node<V>, V, C extends Continuation<?>> Object getAll(
      MemoizedBatch<K, N, V> batch, Source<? super List<K>, C> source, C continuation) {
    throw new UnsupportedOperationException();
  }
}
