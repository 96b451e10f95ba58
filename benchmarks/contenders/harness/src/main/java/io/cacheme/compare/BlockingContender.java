package io.cacheme.compare;

import java.util.List;
import java.util.Map;

/** One whose calls block: each worker is a virtual thread. */
public non-sealed interface BlockingContender extends Contender {

  /** Answers the item {@code id}, which it takes from {@link Source#read} if it has not got it. */
  Item get(long id) throws Exception;

  /**
   * Answers all of {@code ids}, which are distinct, and takes those it has not got from {@link
   * Source#readAll} or {@link Source#read}. Asked in {@link Scenario#BATCH} only.
   */
  default Map<Long, Item> getAll(List<Long> ids) throws Exception {
    throw new UnsupportedOperationException("no batches");
  }
}
