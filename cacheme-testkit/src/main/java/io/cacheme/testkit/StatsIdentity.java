package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.stats.CacheStats;
import io.cacheme.stats.TierStats;

/** What must hold of a node's counters whenever nothing is in flight. */
public final class StatsIdentity {

  private StatsIdentity() {}

  /** requests = hits + misses, and hits = the tiers' hits + coalesced hits. */
  public static void assertHolds(CacheStats stats) {
    assertThat(stats.requestCount())
        .as("requests = hits + misses in %s", stats)
        .isEqualTo(stats.hitCount() + stats.missCount());
    assertThat(stats.hitCount())
        .as("hits = the tiers' hits + coalesced hits in %s", stats)
        .isEqualTo(
            stats.tiers().stream().mapToLong(TierStats::hitCount).sum()
                + stats.coalescedHitCount());
    assertThat(stats.coalescedHitCount())
        .as("coalesced hits are coalesced in %s", stats)
        .isLessThanOrEqualTo(stats.coalescedCount());
  }
}
