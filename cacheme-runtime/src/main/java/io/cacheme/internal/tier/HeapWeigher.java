package io.cacheme.internal.tier;

import io.cacheme.codec.Encoder;
import io.cacheme.codec.HeapWeight;
import io.cacheme.spi.HeapLayout;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the entries of one node weigh on the heap.
 *
 * @param key what a key weighs
 * @param encoder walks through a value
 */
public record HeapWeigher<V>(ToLongFunction<Object> key, Encoder<V> encoder) {

  /** The weight of an entry that may not be kept. */
  static final int TOO_HEAVY = -1;

  /**
   * The bytes of {@code key} and {@code value}, or {@link #TOO_HEAVY} if more than the limit.
   *
   * @param groups how many groups the entry belongs to
   */
  int weigh(Object key, @Nullable V value, boolean followed, int groups, long maximum) {
    long around = this.key.applyAsLong(key) + entry(followed) + groups(groups);
    long left = Math.min(maximum, Integer.MAX_VALUE) - around;
    if (left < 0) {
      return TOO_HEAVY;
    }
    long bytes = value == null ? 0 : HeapWeight.of(encoder, value, left);
    return bytes == HeapWeight.TOO_HEAVY ? TOO_HEAVY : (int) (around + bytes);
  }

  /** A mark for each, one for the key, and what holds them. */
  private static long groups(int count) {
    long mark = HeapLayout.object(16);
    return count == 0
        ? 0
        : mark * (count + 1L) + HeapLayout.object(HeapLayout.REFERENCE * (count + 3L));
  }

  /** The fields of an entry: those of the future, too. */
  private static long entry(boolean followed) {
    return HeapLayout.object(3L * HeapLayout.REFERENCE + 40L + (followed ? 16 : 0));
  }
}
