package io.cacheme.engine;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** A stage that a loader answers; to follow it is a call-out. */
final class FragileStage<T> extends CompletableFuture<T> {

  private final CallOuts callOuts;

  FragileStage(CallOuts callOuts) {
    this.callOuts = callOuts;
  }

  static <T> FragileStage<T> done(T value, CallOuts callOuts) {
    FragileStage<T> stage = new FragileStage<>(callOuts);
    stage.complete(value);
    return stage;
  }

  @Override
  public CompletableFuture<T> whenComplete(BiConsumer<? super T, ? super Throwable> action) {
    callOuts.here("stage whenComplete");
    CompletableFuture<T> followed = super.whenComplete(action);
    callOuts.here("stage whenComplete, afterwards");
    return followed;
  }

  @Override
  public <U> CompletableFuture<U> handle(BiFunction<? super T, Throwable, ? extends U> action) {
    callOuts.here("stage handle");
    return super.handle(action);
  }

  @Override
  public CompletableFuture<T> toCompletableFuture() {
    callOuts.here("stage toCompletableFuture");
    return this;
  }

  @Override
  public boolean isDone() {
    callOuts.here("stage isDone");
    return super.isDone();
  }

  @Override
  public <U> CompletableFuture<U> newIncompleteFuture() {
    return new CompletableFuture<>();
  }
}
