package io.cacheme.testkit;

import io.cacheme.NodeCache;
import io.cacheme.stats.CacheStats;

/**
 * Assertions of what a cache did, by plain {@link AssertionError}s: they need no library, and stand
 * beside AssertJ's {@code assertThat} where both are imported.
 *
 * <pre>{@code
 * assertThat(prices.stats()).loaded(1).hitsOf("local", 2);
 * assertThat(log).loadedOnce(new Price("tea")).served(new Price("tea")).from("local");
 * }</pre>
 */
public final class CachemeAssertions {

  private CachemeAssertions() {}

  /** Of the counters of a node, as they were when {@code stats()} was called. */
  public static CacheStatsAssert assertThat(CacheStats stats) {
    return new CacheStatsAssert("the cache", stats);
  }

  /** Of the counters that {@code cache} has now, as {@code PriceNodes.asNodeCache()}. */
  public static CacheStatsAssert assertThat(NodeCache<?, ?> cache) {
    return new CacheStatsAssert(cache.spec().name(), cache.stats());
  }

  /** Of what requests were answered with, node by node. */
  public static LoadLogAssert assertThat(LoadLog log) {
    return new LoadLogAssert(log);
  }
}
