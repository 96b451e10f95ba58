package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.stats.CacheStats;
import io.cacheme.stats.TierStats;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What counts as what. */
class StatsTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  @Test
  void requestCount_getsAndDistinctKeysOfGetAll_areRequests() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(1));
    cache.getIfPresent(Thing.of(1));
    cache.getIfPresent(Thing.of(2));
    cache.getAll(Thing.all(1, 3, 3));
    assertThat(cache.stats().requestCount()).isEqualTo(5);
  }

  @Test
  void requestCount_writes_areNone() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.put(Thing.of(1), "put");
    cache.refresh(Thing.of(1));
    cache.invalidate(Thing.of(1));
    assertThat(cache.stats().requestCount()).isZero();
  }

  @Test
  void requestCount_refusedAtTheDoor_areNone() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), Loads.<Thing, String>none());
    assertThatThrownBy(() -> cache.get(Thing.of(1))).isInstanceOf(CachemeUsageException.class);
    assertThatThrownBy(() -> cache.getIfPresent(null)).isInstanceOf(NullPointerException.class);
    engine.close();
    cache.getIfPresent(Thing.of(1));
    assertThat(cache.stats().requestCount()).isZero();
  }

  @Test
  void hitCount_answeredByAnyTier_isAHit() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(1));
    cache.get(Thing.of(1));
    engine.clock.advance(Thing.LOCAL_TTL);
    cache.get(Thing.of(1));
    assertThat(cache.stats().hitCount()).isEqualTo(2);
    assertThat(cache.stats().tiers()).extracting(TierStats::hitCount).containsExactly(1L, 1L);
  }

  @Test
  void missCount_loadedFailedOrNotFound_isAMiss() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(1));
    cache.getIfPresent(Thing.of(2));
    source.failing(new Exception("no"));
    cache.get(Thing.of(3));
    assertThat(cache.stats().missCount()).isEqualTo(3);
  }

  @Test
  void coalescedCount_joinedAMiss_countsAsMissAndCoalesced() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    cache.get(Thing.of(1));
    cache.get(Thing.of(1));
    cache.get(Thing.of(1));
    source.next().succeed();
    CacheStats stats = cache.stats();
    assertThat(stats.missCount()).isEqualTo(3);
    assertThat(stats.coalescedCount()).isEqualTo(2);
    assertThat(stats.coalescedHitCount()).isZero();
  }

  @Test
  void coalescedCount_joinedAHit_countsAsHitAndCoalesced() {
    engine.redis.keep(1, "kept", Long.MAX_VALUE);
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("get");
    cache.get(Thing.of(1));
    cache.get(Thing.of(1));
    engine.redis.release();
    CacheStats stats = cache.stats();
    assertThat(stats.hitCount()).isEqualTo(2);
    assertThat(stats.coalescedHitCount()).isEqualTo(1);
    assertThat(stats.tiers().get(0).hitCount()).as("counts flights").isEqualTo(1);
  }

  @Test
  void coalescedCount_joinedAnAnsweredFlight_countsToo() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("put");
    cache.get(Thing.of(1));
    cache.get(Thing.of(1));
    engine.redis.release();
    assertThat(cache.stats().coalescedCount()).isEqualTo(1);
    assertThat(cache.stats().missCount()).isEqualTo(2);
  }

  @Test
  void loadCount_singleLoads_countEach() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source);
    cache.get(Thing.of(1));
    source.failing(new Exception("no"));
    cache.get(Thing.of(2));
    cache.refresh(Thing.of(3));
    CacheStats stats = cache.stats();
    assertThat(stats.loadSuccessCount()).isEqualTo(1);
    assertThat(stats.loadFailureCount()).isEqualTo(2);
    assertThat(stats.loadFailureRate()).isEqualTo(2.0 / 3);
  }

  @Test
  void totalLoadTime_bulkLoad_countsItsKeysAndItsTimeOnce() {
    BulkSource bulk =
        new BulkSource()
            .instead(
                values -> {
                  engine.clock.advanceMillis(90);
                  return java.util.concurrent.CompletableFuture.completedFuture(values);
                });
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), Loads.by(source).bulk(bulk));
    cache.getAll(Thing.all(1, 2, 3));
    CacheStats stats = cache.stats();
    assertThat(stats.loadCount()).isEqualTo(3);
    assertThat(stats.totalLoadTime()).isEqualTo(Duration.ofMillis(90));
    assertThat(stats.averageLoadTime()).isEqualTo(Duration.ofMillis(30));
  }

  @Test
  void totalLoadTime_heldLoads_addUp() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source.hold());
    cache.get(Thing.of(1));
    engine.clock.advanceMillis(10);
    cache.get(Thing.of(2));
    engine.clock.advanceMillis(20);
    source.held.forEach(Source.Held::succeed);
    assertThat(cache.stats().totalLoadTime()).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void tiers_missesAndFills_areCountedByFlight() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    cache.get(Thing.of(1));
    cache.get(Thing.of(1));
    source.next().succeed();
    assertThat(cache.stats().tiers())
        .extracting(TierStats::storage, TierStats::missCount, TierStats::fillCount)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("local", 1L, 1L),
            org.assertj.core.groups.Tuple.tuple("redis", 1L, 1L));
  }

  @Test
  void rates_noRequests_areOneAndZero() {
    CacheStats stats = engine.bind(Thing.chain(), source).stats();
    assertThat(stats.hitRate()).isEqualTo(1);
    assertThat(stats.missRate()).isZero();
    assertThat(stats.loadFailureRate()).isZero();
    assertThat(stats.averageLoadTime()).isZero();
  }

  @Test
  void rates_someRequests_addUpToOne() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source);
    cache.get(Thing.of(1));
    cache.get(Thing.of(1));
    cache.get(Thing.of(1));
    cache.get(Thing.of(2));
    assertThat(cache.stats().hitRate()).isEqualTo(0.5);
    assertThat(cache.stats().missRate()).isEqualTo(0.5);
  }

  @Test
  void minus_earlierSnapshot_isWhatCameBetween() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(1));
    CacheStats before = cache.stats();
    cache.get(Thing.of(1));
    CacheStats between = cache.stats().minus(before);
    assertThat(between.requestCount()).isEqualTo(1);
    assertThat(between.tiers().get(0).hitCount()).isEqualTo(1);
    assertThat(between.loadCount()).isZero();
    assertThat(before.plus(between)).isEqualTo(cache.stats());
  }

  @Test
  void plus_otherTiers_isRefused() {
    CacheStats one = engine.bind(Thing.chain(), source).stats();
    CacheStats other = CacheStats.builder().build();
    assertThatThrownBy(() -> one.plus(other)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void plusAndMinus_tierOfAnotherStorage_areRefused() {
    CacheStats local = CacheStats.builder().tier(TierStats.builder("local").build()).build();
    CacheStats redis = CacheStats.builder().tier(TierStats.builder("redis").build()).build();

    assertThatThrownBy(() -> local.plus(redis))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("\"local\"", "\"redis\"");
    assertThatThrownBy(() -> local.minus(redis)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void stats_bySpec_areTheCaches() {
    NodeSpec<Thing, String> spec = Thing.chain();
    NodeCache<Thing, String> cache = engine.bind(spec, source);
    cache.get(Thing.of(1));
    assertThat(engine.cacheme().stats(spec)).isEqualTo(cache.stats());
  }
}
