package io.cacheme;

import io.cacheme.stats.TierStats;
import java.util.concurrent.atomic.LongAdder;

/** What one tier has counted for one node. */
final class TierCounters {

  final LongAdder hits = new LongAdder();
  final LongAdder misses = new LongAdder();
  final LongAdder fills = new LongAdder();
  final LongAdder errors = new LongAdder();
  final LongAdder timeouts = new LongAdder();
  final LongAdder bypasses = new LongAdder();
  final LongAdder undecodable = new LongAdder();
  final LongAdder oversize = new LongAdder();

  void failed(Throwable failure) {
    failed(failure, 1);
  }

  void failed(Throwable failure, int calls) {
    (failure instanceof TierTimeout ? timeouts : errors).add(calls);
  }

  TierStats snapshot(String storage) {
    return new TierStats(
        storage,
        hits.sum(),
        misses.sum(),
        fills.sum(),
        errors.sum(),
        timeouts.sum(),
        bypasses.sum(),
        undecodable.sum(),
        oversize.sum());
  }
}
