package io.cacheme.storage.redis;

import io.cacheme.spi.StoredValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One stage for several calls. It is completed once all of them are, and fails as the first that
 * did.
 */
final class Joined {

  private Joined() {}

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

  static CompletableFuture<Map<String, StoredValue>> values(List<MultiGetCall> calls) {
    return all(calls)
        .thenApply(
            nothing -> {
              Map<String, StoredValue> values = new HashMap<>();
              calls.forEach(call -> values.putAll(call.join()));
              return values;
            });
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
