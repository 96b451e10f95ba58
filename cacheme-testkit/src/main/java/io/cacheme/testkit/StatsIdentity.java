package io.cacheme.testkit;

import io.cacheme.stats.CacheStats;
import io.cacheme.stats.TierStats;

/** What must hold of a node's counters whenever nothing is in flight. */
public final class StatsIdentity {

  private StatsIdentity() {}

  /**
   * requests = hits + misses, and hits = the tiers' hits + coalesced hits.
   *
   * @throws AssertionError if that is not so
   */
  public static void assertHolds(CacheStats stats) {
    require(
        stats.requestCount() == stats.hitCount() + stats.missCount(),
        "requests = hits + misses",
        stats);
    require(
        stats.hitCount()
            == stats.tiers().stream().mapToLong(TierStats::hitCount).sum()
                + stats.coalescedHitCount(),
        "hits = the tiers' hits + coalesced hits",
        stats);
    require(
        stats.coalescedHitCount() <= stats.coalescedCount(), "coalesced hits are coalesced", stats);
  }

  private static void require(boolean holds, String what, CacheStats stats) {
    if (!holds) {
      throw new AssertionError(what + " does not hold of " + stats);
    }
  }
}
