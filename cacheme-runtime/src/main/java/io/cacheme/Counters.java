package io.cacheme;

import io.cacheme.stats.CacheStats;
import io.cacheme.stats.TierStats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What one node has counted. */
final class Counters {

  final LongAdder requests = new LongAdder();

  /** Hits but for those that a heap tier answered on the spot, which only that tier counts. */
  private final LongAdder flightHits = new LongAdder();

  private final LongAdder misses = new LongAdder();
  private final LongAdder coalesced = new LongAdder();
  private final LongAdder coalescedHits = new LongAdder();
  private final LongAdder loadSuccesses = new LongAdder();
  private final LongAdder loadFailures = new LongAdder();
  private final LongAdder loadNanos = new LongAdder();
  final LongAdder surplus = new LongAdder();
  final LongAdder unadmitted = new LongAdder();

  /** A flight answered {@code callers} requests, all but its first by joining. */
  void answered(boolean hit, int callers) {
    (hit ? flightHits : misses).add(callers);
    if (callers > 1) {
      joined(hit, callers - 1);
    }
  }

  /** One request was answered by a flight that had ended. */
  void answeredLate(boolean hit) {
    (hit ? flightHits : misses).increment();
    joined(hit, 1);
  }

  private void joined(boolean hit, int callers) {
    coalesced.add(callers);
    if (hit) {
      coalescedHits.add(callers);
    }
  }

  void loaded(boolean success, int keys) {
    (success ? loadSuccesses : loadFailures).add(keys);
  }

  void loadTook(long nanos) {
    loadNanos.add(nanos);
  }

  <V> CacheStats snapshot(Tier<V>[] tiers) {
    long hits = flightHits.sum();
    List<TierStats> tierStats = new ArrayList<>();
    for (Tier<V> tier : tiers) {
      hits += tier.directHits();
      tierStats.add(tier.stats());
    }
    return new CacheStats(
        requests.sum(),
        hits,
        misses.sum(),
        coalesced.sum(),
        coalescedHits.sum(),
        loadSuccesses.sum(),
        loadFailures.sum(),
        Duration.ofNanos(loadNanos.sum()),
        surplus.sum(),
        unadmitted.sum(),
        tierStats);
  }
}
