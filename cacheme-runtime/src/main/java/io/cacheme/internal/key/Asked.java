package io.cacheme.internal.key;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of who asks for a key and needs no flight of its own: another's was joined, one that
 * has ended just now answers, or it is refused, for it would wait for itself.
 *
 * @param joined the flight that will answer
 * @param ended how the flight ended that answers
 */
public record Asked<V>(@Nullable Flight<V> joined, @Nullable Outcome<V> ended) {

  /** Whether it was refused. */
  public boolean isRecursive() {
    return joined == null && ended == null;
  }
}
