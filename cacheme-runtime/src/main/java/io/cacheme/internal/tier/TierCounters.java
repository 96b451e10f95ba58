package io.cacheme.internal.tier;

import io.cacheme.stats.TierStats;
import java.util.concurrent.atomic.LongAdder;

/** What one tier has counted for one node. */
public final class TierCounters {

  public final LongAdder hits = new LongAdder();
  public final LongAdder misses = new LongAdder();
  public final LongAdder fills = new LongAdder();
  public final LongAdder refused = new LongAdder();
  public final LongAdder errors = new LongAdder();
  public final LongAdder timeouts = new LongAdder();
  public final LongAdder bypasses = new LongAdder();
  public final LongAdder undecodable = new LongAdder();
  public final LongAdder oversize = new LongAdder();

  public void failed(Throwable failure) {
    failed(failure, 1);
  }

  public void failed(Throwable failure, int calls) {
    (failure instanceof TierTimeout ? timeouts : errors).add(calls);
  }

  public TierStats snapshot(String storage) {
    return TierStats.builder(storage)
        .hitCount(hits.sum())
        .missCount(misses.sum())
        .fillCount(fills.sum())
        .errorCount(errors.sum())
        .timeoutCount(timeouts.sum())
        .bypassCount(bypasses.sum())
        .undecodableCount(undecodable.sum())
        .oversizeCount(oversize.sum())
        .refusedCount(refused.sum())
        .build();
  }
}
