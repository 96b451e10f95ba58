package io.cacheme.spi;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One stage for several, and what it was that a stage failed with. */
public final class Stages {

  private Stages() {}

  /**
   * A stage that is completed once all of {@code stages} are, and fails as the first of them that
   * did, with that very exception.
   */
  public static CompletableFuture<@Nullable Void> all(
      Collection<? extends CompletionStage<? extends @Nullable Object>> stages) {
    return all(stages, () -> null);
  }

  /** {@link #all} with the {@code result} that is asked for once all have succeeded. */
  public static <T extends @Nullable Object> CompletableFuture<T> all(
      Collection<? extends CompletionStage<? extends @Nullable Object>> stages,
      Supplier<? extends T> result) {
    All<T> all = new All<>(stages.size(), result);
    BiConsumer<@Nullable Object, @Nullable Throwable> each = (value, failure) -> all.ended(failure);
    for (CompletionStage<? extends @Nullable Object> stage : stages) {
      if (stage instanceof ListenableStage<? extends @Nullable Object> listenable) {
        listenable.listen(each);
      } else {
        stage.whenComplete(each);
      }
    }
    all.ended(null); // for it counts one more, so as not to end before all are asked
    return all.joined;
  }

  /** {@code failure} without what stages wrap it in. */
  public static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private static final class All<T extends @Nullable Object> {

    final CompletableFuture<T> joined = new CompletableFuture<>();
    private final Supplier<? extends T> result;
    private final AtomicInteger left;
    private final AtomicReference<@Nullable Throwable> first = new AtomicReference<>();

    All(int stages, Supplier<? extends T> result) {
      this.result = result;
      this.left = new AtomicInteger(stages + 1);
    }

    void ended(@Nullable Throwable failure) {
      if (failure != null) {
        first.compareAndSet(null, failure);
      }
      if (left.decrementAndGet() == 0) {
        complete();
      }
    }

    private void complete() {
      Throwable failure = first.get();
      if (failure != null) {
        joined.completeExceptionally(failure);
        return;
      }
      try {
        joined.complete(result.get());
      } catch (RuntimeException | Error e) {
        joined.completeExceptionally(e);
      }
    }
  }
}
