package io.cacheme.testkit;

import io.cacheme.stats.CacheStats;
import io.cacheme.stats.TierStats;
import java.util.List;

/**
 * What is to hold of a node's counters. Each method throws an {@link AssertionError} that shows
 * them if it does not. They count what has been answered: of work for which nobody waits, as a
 * renewal, a test has to await the end first.
 */
public final class CacheStatsAssert {

  private final String name;
  private final CacheStats stats;

  CacheStatsAssert(String name, CacheStats stats) {
    this.name = name;
    this.stats = stats;
  }

  /** One key was loaded with success, once. */
  public CacheStatsAssert loadedOnce() {
    return loaded(1);
  }

  /** So many keys were loaded with success, absent ones included: {@code loadSuccessCount}. */
  public CacheStatsAssert loaded(long count) {
    return require("keys loaded", count, stats.loadSuccessCount());
  }

  /** The loads of so many keys failed: {@code loadFailureCount}. */
  public CacheStatsAssert failedLoads(long count) {
    return require("failed loads", count, stats.loadFailureCount());
  }

  /** There were so many requests: {@code requestCount}. */
  public CacheStatsAssert requests(long count) {
    return require("requests", count, stats.requestCount());
  }

  /** A tier answered so many requests: {@code hitCount}. */
  public CacheStatsAssert hits(long count) {
    return require("hits", count, stats.hitCount());
  }

  /** The storage of that name answered so many keys: its tier's {@code hitCount}. */
  public CacheStatsAssert hitsOf(String storage, long count) {
    return require("hits of \"" + storage + "\"", count, tier(storage).hitCount());
  }

  /** No tier answered so many requests: {@code missCount}. */
  public CacheStatsAssert misses(long count) {
    return require("misses", count, stats.missCount());
  }

  /** So many requests joined one that was already running: {@code coalescedCount}. */
  public CacheStatsAssert coalesced(long count) {
    return require("coalesced requests", count, stats.coalescedCount());
  }

  /** So many hits were of values that had ended: {@code staleHitCount}. */
  public CacheStatsAssert staleHits(long count) {
    return require("stale hits", count, stats.staleHitCount());
  }

  /** So many keys began to be renewed while an older value was served: {@code renewalCount}. */
  public CacheStatsAssert renewals(long count) {
    return require("renewals", count, stats.renewalCount());
  }

  private TierStats tier(String storage) {
    for (TierStats tier : stats.tiers()) {
      if (tier.storage().equals(storage)) {
        return tier;
      }
    }
    List<String> known = stats.tiers().stream().map(TierStats::storage).toList();
    throw new AssertionError(name + " has no tier \"" + storage + "\"; it has " + known);
  }

  private CacheStatsAssert require(String what, long expected, long found) {
    if (expected != found) {
      throw new AssertionError(
          what + " of " + name + ": expected " + expected + ", found " + found + "; " + stats);
    }
    return this;
  }
}
