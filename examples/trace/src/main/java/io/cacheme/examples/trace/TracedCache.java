package io.cacheme.examples.trace;

import io.cacheme.stats.CacheStats;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One of the generated caches, which have no type in common. */
record TracedCache(
    String node,
    LongFunction<CompletableFuture<ItemView>> get,
    Put put,
    Supplier<CacheStats> stats) {

  /** Writes a value. */
  interface Put {
    CompletableFuture<@Nullable Void> put(long id, ItemView view);
  }
}
