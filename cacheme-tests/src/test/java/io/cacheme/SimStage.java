package io.cacheme;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** A stage that cannot be followed. */
final class SimStage<T> extends CompletableFuture<T> {

  private final Error thrown;

  SimStage(Error thrown) {
    this.thrown = thrown;
  }

  @Override
  public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> action) {
    throw thrown;
  }
}
