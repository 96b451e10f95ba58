package io.cacheme.internal.node;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * Which keys were written since it began, if not whether all were. Keys share 65,536 places, so
 * that one in as many that were not is taken for one that was.
 */
public final class Written {

  private static final int PLACES = 1 << 16;

  private final AtomicLongArray places = new AtomicLongArray(PLACES / Long.SIZE);
  private volatile boolean all;

  Written() {}

  /** The place of a key, as the heap knows it. */
  public static int place(Object key) {
    int hash = key.hashCode() * 0x9E3779B9;
    return (hash ^ hash >>> 16) & (PLACES - 1);
  }

  void add(int place) {
    int word = place / Long.SIZE;
    long bit = 1L << place;
    if ((places.get(word) & bit) == 0) {
      places.getAndUpdate(word, bits -> bits | bit);
    }
  }

  void addAll() {
    all = true;
  }

  /** Whether all entries, or those of a group, have been ended. */
  public boolean isAll() {
    return all;
  }

  /** Whether a key at {@code place} was written, or all were ended. */
  public boolean has(int place) {
    return all || (places.get(place / Long.SIZE) & 1L << place) != 0;
  }

  /** The places of the keys that were written. */
  public int[] places() {
    return IntStream.range(0, PLACES)
        .filter(place -> (places.get(place / Long.SIZE) & 1L << place) != 0)
        .toArray();
  }
}
