package io.cacheme.internal.key;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of who asks for a key: the first flight was opened, another's was joined, one that
 * has ended just now answers, or it is refused, for it would wait for itself.
 *
 * @param opened the flight to start
 * @param joined the flight that will answer
 * @param ended how the flight ended that answers
 */
public record Asked<V, F extends Flight<V>>(
    @Nullable F opened, @Nullable Flight<V> joined, @Nullable Outcome<V> ended) {

  private static final Asked<?, ?> RECURSIVE = new Asked<>(null, null, null);

  @SuppressWarnings("unchecked") // it has nothing
  static <V, F extends Flight<V>> Asked<V, F> recursive() {
    return (Asked<V, F>) RECURSIVE;
  }

  /** Whether it was refused. */
  public boolean isRecursive() {
    return opened == null && joined == null && ended == null;
  }
}
