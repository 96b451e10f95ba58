package io.cacheme;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A bulk loader that may block its thread. */
final class BlockingBulkLoader<N, V> implements BulkLoader<N, V> {

  private final Loader.BlockingFunction<
          ? super Collection<N>, ? extends Map<? extends N, ? extends V>>
      function;

  BlockingBulkLoader(
      Loader.BlockingFunction<? super Collection<N>, ? extends Map<? extends N, ? extends V>>
          function) {
    this.function = function;
  }

  @Override
  public CompletionStage<? extends Map<? extends N, ? extends V>> loadAll(Collection<N> nodes)
      throws Exception {
    return CompletableFuture.completedFuture(function.apply(nodes));
  }

  @Override
  public boolean blocks() {
    return true;
  }
}
