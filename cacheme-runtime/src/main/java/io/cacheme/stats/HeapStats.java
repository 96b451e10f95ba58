package io.cacheme.stats;

/**
 * A snapshot of one heap storage, which the nodes with a tier there share: what it keeps is not
 * told apart by node.
 *
 * @param storage the storage's name
 * @param size how many entries it keeps, about; expired ones that nobody has asked for since are
 *     among them
 * @param evictionCount entries that it dropped to make room for others, since it was opened; {@link
 *     #UNCOUNTED} if it does not count them
 * @param weighedBytes how many bytes its entries take, about; 0 if it does not count bytes
 * @param maximumBytes how many they may take; {@link Long#MAX_VALUE} if it does not count bytes
 */
public record HeapStats(
    String storage, long size, long evictionCount, long weighedBytes, long maximumBytes) {

  /** The {@link #evictionCount} of a storage that does not count what it drops. */
  public static final long UNCOUNTED = -1;

  /** Whether its entries are bounded in bytes, and weighed. */
  public boolean isBoundedInBytes() {
    return maximumBytes != Long.MAX_VALUE;
  }
}
