package io.cacheme.storage.redis;

import io.cacheme.spi.StoredValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One stage for several calls, completed once all of them are. */
final class Joined {

  private Joined() {}

  /** Fails as the first of {@code calls} that did. */
  static CompletableFuture<@Nullable Void> all(
      Collection<? extends CompletionStage<? extends @Nullable Object>> calls) {
    CompletableFuture<@Nullable Void> joined = new CompletableFuture<>();
    AtomicInteger left = new AtomicInteger(calls.size() + 1);
    FirstFailure failure = new FirstFailure();
    Runnable arrived =
        () -> {
          if (left.decrementAndGet() == 0) {
            failure.complete(joined);
          }
        };
    for (CompletionStage<? extends @Nullable Object> call : calls) {
      call.whenComplete(
          (value, thrown) -> {
            failure.offer(thrown);
            arrived.run();
          });
    }
    arrived.run();
    return joined;
  }

  /** What those of {@code calls} have found that succeed; fails only if none does. */
  static CompletableFuture<Map<String, StoredValue>> found(List<ReadCall<?>> calls) {
    return all(calls)
        .handle(
            (nothing, thrown) -> {
              Map<String, StoredValue> found = new HashMap<>();
              int failed = 0;
              for (ReadCall<?> call : calls) {
                if (call.isCompletedExceptionally()) {
                  failed++;
                } else {
                  call.addTo(found);
                }
              }
              if (thrown != null && failed == calls.size()) {
                throw new CompletionException(thrown);
              }
              return found;
            });
  }

  /** What {@code thrown} is without what stages wrap it in. */
  static Throwable cause(Throwable thrown) {
    return thrown instanceof CompletionException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }

  private static final class FirstFailure {
    private volatile @Nullable Throwable first;

    void offer(@Nullable Throwable thrown) {
      if (first == null) {
        first = thrown;
      }
    }

    void complete(CompletableFuture<@Nullable Void> joined) {
      Throwable thrown = first;
      if (thrown == null) {
        joined.complete(null);
      } else {
        joined.completeExceptionally(thrown);
      }
    }
  }
}
