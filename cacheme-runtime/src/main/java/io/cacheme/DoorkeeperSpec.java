package io.cacheme;

import io.cacheme.internal.BloomFilter;

/**
 * A node's doorkeeper: a value that was loaded is stored only if its key was loaded before, so that
 * keys that are asked for once displace nothing.
 *
 * @param size after how many new keys it forgets all, at least 1
 * @param fpp what share of new keys may be taken for known ones by then, between 0 and 1
 */
public record DoorkeeperSpec(int size, double fpp) {

  /** Checks its parts: a filter of more than 1 GiB is refused, too. */
  public DoorkeeperSpec {
    BloomFilter.requireValid(size, fpp);
  }
}
