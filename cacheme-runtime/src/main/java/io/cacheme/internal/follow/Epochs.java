package io.cacheme.internal.follow;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * How often a key was written by others, as far as this process was told. Keys share 65,536 places,
 * so that a message is in vain for one entry in as many, and nothing is kept for any key. Without
 * locks; a look is one volatile read.
 */
final class Epochs {

  private static final int STRIPES = 1 << 16;

  private final AtomicIntegerArray epochs = new AtomicIntegerArray(STRIPES);

  /** The place of {@code key}. */
  static int stripe(String key) {
    int hash = key.hashCode() * 0x9E3779B9; // the last characters alone decide the low bits
    return (hash ^ hash >>> 16) & (STRIPES - 1);
  }

  /** What is known of {@code key} at {@code sinceNanos}, which is now. */
  Mark mark(String key, long sinceNanos) {
    int stripe = stripe(key);
    return new Mark(stripe, at(stripe), sinceNanos);
  }

  /** Whether nothing has moved the mark's key since. */
  boolean isCurrent(Mark mark) {
    return at(mark.stripe()) == mark.epoch();
  }

  int at(int stripe) {
    return epochs.get(stripe);
  }

  /** All that is known of {@code key} is outdated. */
  void move(String key) {
    epochs.getAndIncrement(stripe(key));
  }

  /** All that is known is outdated. */
  void moveAll() {
    for (int stripe = 0; stripe < STRIPES; stripe++) {
      epochs.getAndIncrement(stripe);
    }
  }
}
