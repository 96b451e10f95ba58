package io.cacheme;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A node's doorkeeper: a value that was loaded is stored only if its key was loaded before, so that
 * keys that are asked for once displace nothing.
 */
public final class DoorkeeperSpec {

  private final int size;
  private final double fpp;

  /** Checks its parts: a filter of more than 1 GiB is refused, too. */
  DoorkeeperSpec(int size, double fpp) {
    bits(size, fpp);
    this.size = size;
    this.fpp = fpp;
  }

  /** After how many new keys it forgets all, at least 1. */
  public int size() {
    return size;
  }

  /** What share of new keys may be taken for known ones by then, between 0 and 1. */
  public double fpp() {
    return fpp;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DoorkeeperSpec spec && size == spec.size && fpp == spec.fpp;
  }

  @Override
  public int hashCode() {
    return Objects.hash(size, fpp);
  }

  @Override
  public String toString() {
    return "DoorkeeperSpec[size=" + size + ", fpp=" + fpp + "]";
  }

  /**
   * How many bits such a Bloom filter has.
   *
   * @throws IllegalArgumentException if one of its parts is out of bounds, or it would take more
   *     than 1 GiB
   */
  public static long bits(int size, double fpp) {
    if (size < 1 || !(fpp > 0 && fpp < 1)) {
      throw new IllegalArgumentException(
          "a Bloom filter for " + size + " keys with a false positive rate of " + fpp);
    }
    double needed = Math.ceil(-size * Math.log(fpp) / (Math.log(2) * Math.log(2)));
    if (needed > 1L << 33) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a Bloom filter for %d keys with a false positive rate of %s takes %.1f GiB; at most 1"
                  + " is allowed",
              size,
              fpp,
              needed / (1L << 33)));
    }
    return (long) needed;
  }
}
