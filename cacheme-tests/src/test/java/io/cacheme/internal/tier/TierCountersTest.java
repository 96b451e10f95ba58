package io.cacheme.internal.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.stats.TierStats;
import org.junit.jupiter.api.Test;

/** What a tier has counted, number by number. */
class TierCountersTest {

  private final TierCounters counters = new TierCounters();

  @Test
  void snapshot_hasAllOfThem() {
    counters.hits.add(1);
    counters.misses.add(2);
    counters.fills.add(3);
    counters.refused.add(4);
    counters.errors.add(5);
    counters.timeouts.add(6);
    counters.bypasses.add(7);
    counters.undecodable.add(8);
    counters.oversize.add(9);
    TierStats stats = counters.snapshot("shared");

    assertThat(stats)
        .isEqualTo(
            TierStats.builder("shared")
                .hitCount(1)
                .missCount(2)
                .fillCount(3)
                .refusedCount(4)
                .errorCount(5)
                .timeoutCount(6)
                .bypassCount(7)
                .undecodableCount(8)
                .oversizeCount(9)
                .build());
  }

  @Test
  void failures_areTimeouts_orErrors() {
    counters.failed(new TierTimeout("late"));
    counters.failed(new TierTimeout("late"), 3);
    counters.failed(new IllegalStateException("broken"));
    counters.failed(new IllegalStateException("broken"), 2);

    assertThat(counters.snapshot("shared").timeoutCount()).isEqualTo(4);
    assertThat(counters.snapshot("shared").errorCount()).isEqualTo(3);
  }
}
