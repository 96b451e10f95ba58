package io.cacheme;

import io.cacheme.stats.CacheStats;
import io.cacheme.stats.LoadsUnderWay;
import io.cacheme.stats.TierStats;

/** The simulation's own count of what happened, against the cache's. */
final class SimCounts implements CachemeListener {

  private final SimLedger ledger;
  private final SimLoop loop;
  private final SimShape shape;
  private int told;
  private int hits;
  private int coalesced;
  private int loaded;
  private int events;

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

  @Override
  public void onLoad(Load load) {
    loaded += load.keys();
    throwSome();
  }

  @Override
  public void onRemoteCall(RemoteCall call) {
    throwSome();
  }

  /** Draws nothing, so that schedules are those without it. */
  private void throwSome() {
    if (shape.listenerThrowPercent > 0 && ++events % 3 == 0) {
      throw new IllegalStateException("a listener that throws");
    }
  }

  /** R15, when nothing is under way. */
  void check(CacheStats stats, LoadsUnderWay loads, SimCaller caller, SimSource source) {
    same("loads under way", loads.running() + loads.waiting(), 0);
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
      same("loads told", loaded, stats.loadSuccessCount() + stats.loadFailureCount());
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
