package io.cacheme;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A loader that may block its thread. */
final class BlockingLoader<N, V> implements Loader<N, V> {

  private final BlockingFunction<? super N, ? extends @Nullable V> function;

  BlockingLoader(BlockingFunction<? super N, ? extends @Nullable V> function) {
    this.function = function;
  }

  @Override
  public CompletionStage<? extends @Nullable V> load(N node) throws Exception {
    return CompletableFuture.completedFuture(function.apply(node));
  }

  @Override
  public boolean blocks() {
    return true;
  }
}
