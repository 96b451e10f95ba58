package io.cacheme.storage.sql;

import io.cacheme.spi.StoredValue;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One stage for several. It is completed once all of them are, and fails as the first that did,
 * with that very exception.
 */
final class Joined {

  private Joined() {}

  static CompletableFuture<@Nullable Void> all(
      Collection<? extends CompletionStage<? extends @Nullable Object>> stages) {
    return join(stages, () -> null);
  }

  static CompletableFuture<Map<String, StoredValue>> maps(List<SqlCall.GetAll> calls) {
    return join(
        calls,
        () -> {
          Map<String, StoredValue> all = new HashMap<>();
          calls.forEach(call -> all.putAll(call.join()));
          return all;
        });
  }

  private static <T extends @Nullable Object> CompletableFuture<T> join(
      Collection<? extends CompletionStage<? extends @Nullable Object>> stages,
      Supplier<T> result) {
    CompletableFuture<T> joined = new CompletableFuture<>();
    AtomicInteger left = new AtomicInteger(stages.size() + 1);
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Runnable arrived =
        () -> {
          if (left.decrementAndGet() > 0) {
            return;
          }
          Throwable thrown = failure.get();
          if (thrown == null) {
            joined.complete(result.get());
          } else {
            joined.completeExceptionally(thrown);
          }
        };
    for (CompletionStage<? extends @Nullable Object> stage : stages) {
      stage.whenComplete(
          (value, thrown) -> {
            failure.compareAndSet(null, thrown);
            arrived.run();
          });
    }
    arrived.run();
    return joined;
  }
}
