package io.cacheme.internal.read;

import io.cacheme.Node;
import io.cacheme.codec.Entry;
import io.cacheme.internal.key.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How a flight of a batch ends.
 *
 * @param tiersToFill how many tiers are to be filled with what it has found
 */
record Ended<N extends Node<V>, V>(Passage<N, V> passage, Outcome<V> outcome, int tiersToFill) {

  @Nullable Entry<V> entry() {
    return outcome.entry();
  }
}
