package io.cacheme.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.stats.CacheStats;
import io.cacheme.stats.TierStats;
import org.junit.jupiter.api.Test;

class StatsIdentityTest {

  @Test
  void assertHolds_consistent_passes() {
    StatsIdentity.assertHolds(stats(10, 7, 3, 2));
  }

  @Test
  void assertHolds_lostRequest_fails() {
    assertThatThrownBy(() -> StatsIdentity.assertHolds(stats(11, 7, 3, 2)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("requests = hits + misses");
  }

  @Test
  void assertHolds_tiersDisagree_fails() {
    assertThatThrownBy(() -> StatsIdentity.assertHolds(stats(10, 7, 3, 3)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the tiers' hits");
  }

  private static CacheStats stats(long requests, long hits, long misses, long coalescedHits) {
    return CacheStats.builder()
        .requestCount(requests)
        .hitCount(hits)
        .missCount(misses)
        .coalescedCount(4)
        .coalescedHitCount(coalescedHits)
        .loadSuccessCount(3)
        .tier(TierStats.builder("local").hitCount(5).missCount(5).build())
        .build();
  }
}
