package io.cacheme.processor.model;

import java.util.Optional;

/**
 * The bounds of a node's loads.
 *
 * @param timeout after how long a load has failed, if the node says so itself
 * @param softTimeout after how long an older value is the answer while the load goes on
 * @param errorTtl for how long a failure is the answer of who asks again
 * @param maxConcurrent how many run at a time; 0 for any
 */
public record LoadBoundsModel(
    Optional<Declared<DurationText>> timeout,
    Optional<Declared<DurationText>> softTimeout,
    Optional<Declared<DurationText>> errorTtl,
    Declared<Integer> maxConcurrent) {

  /** Whether there are any. */
  public boolean isBounded() {
    return timeout.isPresent()
        || softTimeout.isPresent()
        || errorTtl.isPresent()
        || maxConcurrent.value() > 0;
  }
}
