package io.cacheme.internal.node;

import io.cacheme.internal.follow.Told;
import io.cacheme.internal.key.Outcome;
import io.cacheme.internal.tier.Tier;
import io.cacheme.stats.CacheStats;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * What one node has counted. A request is counted when it is answered, as a hit or as a miss; one
 * that a heap tier answers on the spot is counted by that tier alone.
 */
public final class Counters {

  private final LongAdder flightHits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder coalesced = new LongAdder();
  private final LongAdder coalescedHits = new LongAdder();
  private final LongAdder loadSuccesses = new LongAdder();
  private final LongAdder loadFailures = new LongAdder();
  private final LongAdder loadNanos = new LongAdder();
  private final LongAdder loadsUnderWay = new LongAdder();
  public final LongAdder surplus = new LongAdder();
  final LongAdder unadmitted = new LongAdder();
  private final LongAdder staleHits = new LongAdder();
  private final LongAdder renewals = new LongAdder();
  private final LongAdder notModified = new LongAdder();
  private final LongAdder rememberedFailures = new LongAdder();
  public final LongAdder verified = new LongAdder();
  public final LongAdder differing = new LongAdder();

  /** A flight answered {@code callers} requests, all but its first by joining. */
  public void answered(boolean hit, int callers) {
    (hit ? flightHits : misses).add(callers);
    if (callers > 1) {
      joined(hit, callers - 1);
    }
  }

  /** A flight is answered by an entry that has ended, which was no hit when it was found. */
  public void servedStale(Outcome<?> stale, int callers) {
    staleHits.add(callers);
    Tier<?> tier = stale.tier();
    if (tier != null && callers > 0) {
      tier.counters.hits.increment();
    }
  }

  /** A load begins while an older value is served. */
  public void renews(int keys) {
    renewals.add(keys);
  }

  /** One request was answered by a flight that had ended, or by what it answers meanwhile. */
  public void answeredLate(Outcome<?> end) {
    (end.isHit() ? flightHits : misses).increment();
    if (end.stale()) {
      staleHits.increment();
    }
    joined(end.isHit(), 1);
  }

  /** A load has given what was known before. */
  public void notModified() {
    notModified.increment();
  }

  /** A flight is answered by the failure of an earlier load. */
  public void answeredByFailure(int callers) {
    rememberedFailures.add(callers);
  }

  private void joined(boolean hit, int callers) {
    coalesced.add(callers);
    if (hit) {
      coalescedHits.add(callers);
    }
  }

  public void loaded(boolean success, int keys) {
    (success ? loadSuccesses : loadFailures).add(keys);
  }

  public void loadBegins() {
    loadsUnderWay.increment();
  }

  public void loadTook(long nanos) {
    loadsUnderWay.decrement();
    loadNanos.add(nanos);
  }

  /** How many loads have begun, and have not ended. */
  public long loadsUnderWay() {
    return loadsUnderWay.sum();
  }

  /** What it has counted so far, and the {@code tiers}. */
  public <V> CacheStats snapshot(Chain<V> chain) {
    long hits = flightHits.sum();
    CacheStats.Builder stats = CacheStats.builder();
    for (int i = 0; i < chain.size(); i++) {
      Tier<V> tier = chain.tier(i);
      hits += tier.directHits();
      stats.tier(tier.stats());
    }
    long missed = misses.sum();
    Told told = chain.told();
    return stats
        .requestCount(hits + missed)
        .hitCount(hits)
        .missCount(missed)
        .coalescedCount(coalesced.sum())
        .coalescedHitCount(coalescedHits.sum())
        .loadSuccessCount(loadSuccesses.sum())
        .loadFailureCount(loadFailures.sum())
        .totalLoadTime(Duration.ofNanos(loadNanos.sum()))
        .surplusCount(surplus.sum())
        .unadmittedCount(unadmitted.sum())
        .staleHitCount(staleHits.sum())
        .renewalCount(renewals.sum())
        .notModifiedCount(notModified.sum())
        .rememberedFailureCount(rememberedFailures.sum())
        .verifiedCount(verified.sum())
        .differingCount(differing.sum())
        .toldCount(told == null ? 0 : told.messages())
        .toldKeyCount(told == null ? 0 : told.keys())
        .build();
  }
}
