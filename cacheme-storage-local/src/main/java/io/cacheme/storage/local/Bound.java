package io.cacheme.storage.local;

import io.cacheme.spi.Expirable;
import io.cacheme.spi.HeapLayout;
import io.cacheme.spi.Weighed;

/**
 * How much a heap keeps.
 *
 * @param inBytes whether its entries are weighed; else they are counted
 * @param maximum the bytes, or the number of entries
 */
record Bound(boolean inBytes, long maximum) {

  /**
   * What either map has around an entry, key and value apart: of Caffeine its node with the
   * weights, the node of the hash map, up to two places of its table and up to two of its
   * frequencies; a {@code LinkedHashMap} has less.
   */
  private static final long AROUND =
      HeapLayout.object(5L * HeapLayout.REFERENCE + 12)
          + HeapLayout.object(3L * HeapLayout.REFERENCE + 4)
          + 2L * HeapLayout.REFERENCE
          + 16;

  static Bound ofSize(int size) {
    return new Bound(false, size);
  }

  static Bound ofBytes(long bytes) {
    return new Bound(true, bytes);
  }

  /** Whether it can be kept at all: what is not weighed is kept where entries are counted only. */
  boolean allows(Object value) {
    return !inBytes || (value instanceof Weighed weighed && weight(weighed) <= maximum);
  }

  /** What an entry adds to what is kept; of one that is allowed. */
  int weight(Expirable held) {
    return inBytes && Held.value(held) instanceof Weighed weighed ? (int) weight(weighed) : 1;
  }

  private static long weight(Weighed weighed) {
    return Math.min(weighed.heapBytes() + AROUND, Integer.MAX_VALUE);
  }

  /** As in a URL. */
  @Override
  public String toString() {
    return inBytes ? "bytes=" + bytes() : "size=" + maximum;
  }

  private String bytes() {
    String[] units = {"", "KiB", "MiB", "GiB"};
    long rest = maximum;
    int unit = 0;
    while (rest % 1024 == 0 && unit < units.length - 1) {
      rest /= 1024;
      unit++;
    }
    return rest + units[unit];
  }
}
