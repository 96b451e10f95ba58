package io.cacheme.internal.node;

import io.cacheme.DoorkeeperSpec;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A set of 64 bit hashes that may take some for members that are none, and never a member for none
 * (B. Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970). The places of a
 * hash come from its two halves (A. Kirsch and M. Mitzenmacher, "Less hashing, same performance",
 * 2006).
 *
 * <p>Lock-free and safe for any number of threads: what one has put, all find from then on. Where
 * several put one new hash at once, more than one may be told that it was new.
 */
public final class BloomFilter {

  private static final int MAX_HASHES = 30;

  private final AtomicLongArray words;
  private final long bits;
  private final int hashes;

  /**
   * An empty filter.
   *
   * @param size how many hashes it is to hold, at least 1
   * @param fpp what share of others it may take for members once it holds {@code size}, between 0
   *     and 1, both excluded
   * @throws IllegalArgumentException if one of them is out of bounds, or the filter would take more
   *     than 1 GiB
   */
  public BloomFilter(int size, double fpp) {
    long needed = DoorkeeperSpec.bits(size, fpp);
    this.words = new AtomicLongArray((int) ((needed + 63) / 64));
    this.bits = 64L * words.length();
    this.hashes = (int) Math.max(1, Math.min(MAX_HASHES, Math.round(Math.log(2) * needed / size)));
  }

  /**
   * Adds {@code hash}, all of whose bits must be mixed; answers whether it was not there before.
   */
  public boolean put(long hash) {
    boolean changed = false;
    long place = hash;
    for (int i = 0; i < hashes; i++) {
      changed |= set(index(place));
      place += step(hash);
    }
    return changed;
  }

  /** Whether {@code hash} was put, or is taken for one that was. */
  public boolean mightContain(long hash) {
    long place = hash;
    for (int i = 0; i < hashes; i++) {
      long index = index(place);
      if ((words.get((int) (index >>> 6)) & (1L << index)) == 0) {
        return false;
      }
      place += step(hash);
    }
    return true;
  }

  /** The size of its table, in bytes. */
  public long sizeInBytes() {
    return 8L * words.length();
  }

  private boolean set(long index) {
    int word = (int) (index >>> 6);
    long bit = 1L << index;
    return (words.get(word) & bit) == 0 && (words.getAndUpdate(word, old -> old | bit) & bit) == 0;
  }

  /** Odd, and other bits of the hash than those that choose the first place. */
  private static long step(long hash) {
    return Long.rotateLeft(hash, 32) * 0x9E3779B97F4A7C15L | 1;
  }

  /** {@code place} as a fraction of 2^64, of the table. */
  private long index(long place) {
    long high = Math.multiplyHigh(place, bits);
    return place < 0 ? high + bits : high; // as Math.unsignedMultiplyHigh, which is of Java 18
  }
}
