package io.cacheme.stats;

/**
 * A snapshot of one tier's counters for one node. Counts flights, not callers.
 *
 * @param storage the storage's name
 * @param hitCount keys that the tier answered
 * @param missCount keys that the tier was asked for and did not have
 * @param fillCount entries written to it
 * @param errorCount calls that failed
 * @param timeoutCount calls that were not answered in time
 * @param bypassCount keys that were not asked or written, because the tier was known to be broken
 * @param undecodableCount entries whose bytes could not be decoded
 * @param oversizeCount values too large to be written
 * @param refusedCount values not written, because the key had changed there since before their load
 */
public record TierStats(
    String storage,
    long hitCount,
    long missCount,
    long fillCount,
    long errorCount,
    long timeoutCount,
    long bypassCount,
    long undecodableCount,
    long oversizeCount,
    long refusedCount) {

  /** The sum of two snapshots of the same tier. */
  public TierStats plus(TierStats other) {
    return combine(other, 1);
  }

  /** What was counted between {@code earlier} and this. */
  public TierStats minus(TierStats earlier) {
    return combine(earlier, -1);
  }

  private TierStats combine(TierStats other, int sign) {
    return new TierStats(
        storage,
        hitCount + sign * other.hitCount,
        missCount + sign * other.missCount,
        fillCount + sign * other.fillCount,
        errorCount + sign * other.errorCount,
        timeoutCount + sign * other.timeoutCount,
        bypassCount + sign * other.bypassCount,
        undecodableCount + sign * other.undecodableCount,
        oversizeCount + sign * other.oversizeCount,
        refusedCount + sign * other.refusedCount);
  }
}
