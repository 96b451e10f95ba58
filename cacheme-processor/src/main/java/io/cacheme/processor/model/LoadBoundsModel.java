package io.cacheme.processor.model;

import java.util.Optional;

/**
 * The bounds of a node's loads.
 *
 * @param timeout after how long a load has failed, if the node says so itself
 * @param maxConcurrent how many run at a time; 0 for any
 */
public record LoadBoundsModel(
    Optional<Declared<DurationText>> timeout, Declared<Integer> maxConcurrent) {

  /** Whether there are any. */
  public boolean isBounded() {
    return timeout.isPresent() || maxConcurrent.value() > 0;
  }
}
