package io.cacheme.storage.redis;

import io.cacheme.spi.Stages;
import io.cacheme.spi.StoredValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A command that reads values. */
abstract class ReadCall<T extends @Nullable Object> extends KeyCall<T> {

  ReadCall(String key) {
    super(key);
  }

  /** Adds what it has found to {@code found}; only after it has succeeded. */
  abstract void addTo(Map<String, StoredValue> found);

  /** What those of {@code calls} have found that succeed; fails only if none does. */
  static CompletableFuture<Map<String, StoredValue>> found(List<ReadCall<?>> calls) {
    return Stages.all(calls)
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
}
