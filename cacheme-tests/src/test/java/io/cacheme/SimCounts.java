package io.cacheme;

import io.cacheme.stats.CacheStats;
import io.cacheme.stats.TierStats;

/** The simulation's own count of what happened, against the cache's. */
final class SimCounts implements CachemeListener {

  private final SimLedger ledger;
  private final SimLoop loop;
  private final SimShape shape;
  private int told;
  private int hits;
  private int coalesced;

  /** Counts answers too, if it listens to the cache. */
  SimCounts(SimLoop loop, SimLedger ledger, SimShape shape) {
    this.loop = loop;
    this.ledger = ledger;
    this.shape = shape;
  }

  @Override
  public void onAnswer(Answer answer) {
    told++;
    hits += answer.source() == Source.TIER ? 1 : 0;
    coalesced += answer.coalesced() ? 1 : 0;
    if (loop.chance(shape.listenerThrowPercent)) {
      throw new IllegalStateException("a listener that throws");
    }
  }

  /** R15, when nothing is under way. */
  void check(CacheStats stats, SimCaller caller, SimSource source) {
    int requests = caller.requests();
    long tierHits = stats.tiers().stream().mapToLong(TierStats::hitCount).sum();
    same("requests", stats.requestCount(), requests);
    same("requests = hits + misses", stats.requestCount(), stats.hitCount() + stats.missCount());
    same("hits of the tiers", stats.hitCount(), tierHits + stats.coalescedHitCount());
    if (source.isCertain()) {
      same("loads", stats.loadSuccessCount(), source.successes());
      same("failed loads", stats.loadFailureCount(), source.failures());
      same("surplus keys", stats.surplusCount(), source.surplus());
    }
    if (shape.listens) {
      same("answers told", told, requests - caller.unanswered());
      told("hits", hits, stats.hitCount(), caller.unanswered());
      told("coalesced", coalesced, stats.coalescedCount(), caller.unanswered());
    }
  }

  private void told(String what, long told, long real, int unanswered) {
    if (told > real || told < real - unanswered) {
      ledger.violated("R15", what + ": " + told + " are told of, " + real + " happened");
    }
  }

  private void same(String what, long counted, long real) {
    if (counted != real) {
      ledger.violated("R15", what + ": " + counted + " are counted, " + real + " happened");
    }
  }
}
