package io.cacheme.compare;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One that answers futures; it is called by what completed the worker's last answer. */
public non-sealed interface AsyncContender extends Contender {

  /** Answers the item {@code id}, which it takes from {@link Source#find} if it has not got it. */
  CompletableFuture<@Nullable Item> get(long id);

  /**
   * Answers all of {@code ids}, which are distinct, and takes those it has not got from {@link
   * Source#findAll} or {@link Source#find}. Asked in {@link Scenario#BATCH} only.
   */
  default CompletableFuture<Map<Long, Item>> getAll(List<Long> ids) {
    throw new UnsupportedOperationException("no batches");
  }
}
