package io.cacheme.micrometer;

import io.cacheme.NodeCache;
import io.cacheme.stats.CacheStats;
import io.cacheme.stats.TierStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The meters of one node. Each reads a snapshot of its own, and none is a difference of two
 * counters: it could fall for a moment, and a counter that falls is one of a process that was
 * started anew.
 */
final class NodeMeters {

  private static final String GETS = "requests by whether a tier answered them";
  private static final String LOADS = "keys that were loaded; absent ones are a success";
  private static final String TIER_GETS = "keys that a tier was asked for, by whether it had them";

  private static final Count HITS =
      new Count("cache.gets", Tags.of("result", "hit"), GETS, CacheStats::hitCount);

  private static final List<Count> COUNTS =
      List.of(
          new Count("cache.gets", Tags.of("result", "miss"), GETS, CacheStats::missCount),
          new Count("cache.puts", "entries written to tiers", NodeMeters::fills),
          new Count(
              "cache.load", Tags.of("result", "success"), LOADS, CacheStats::loadSuccessCount),
          new Count(
              "cache.load", Tags.of("result", "failure"), LOADS, CacheStats::loadFailureCount),
          new Count(
              "cacheme.coalesced",
              "requests that joined one that was already running",
              CacheStats::coalescedCount),
          new Count(
              "cacheme.coalesced.hits",
              "those of them that were hits",
              CacheStats::coalescedHitCount),
          new Count(
              "cacheme.stale.hits",
              "hits of entries that had ended, for their load failed or took too long",
              CacheStats::staleHitCount),
          new Count(
              "cacheme.renewals",
              "keys loaded anew while an older value was served",
              CacheStats::renewalCount),
          new Count(
              "cacheme.not.modified",
              "loads that found nothing changed",
              CacheStats::notModifiedCount),
          new Count(
              "cacheme.remembered.failures",
              "misses answered by the failure of an earlier load",
              CacheStats::rememberedFailureCount),
          new Count(
              "cacheme.verified",
              "values loaded once more and compared with what was served",
              CacheStats::verifiedCount),
          new Count("cacheme.differing", "those that were not equal", CacheStats::differingCount),
          new Count(
              "cacheme.surplus",
              "keys that a bulk loader answered without being asked",
              CacheStats::surplusCount),
          new Count(
              "cacheme.unadmitted",
              "loaded values that the doorkeeper kept out",
              CacheStats::unadmittedCount),
          new Count(
              "cacheme.told", "messages that other processes have written", CacheStats::toldCount),
          new Count("cacheme.told.keys", "keys that these named", CacheStats::toldKeyCount));

  private static final List<TierCount> TIER_COUNTS =
      List.of(
          new TierCount(
              "cacheme.tier.gets", Tags.of("result", "hit"), TIER_GETS, TierStats::hitCount),
          new TierCount(
              "cacheme.tier.gets", Tags.of("result", "miss"), TIER_GETS, TierStats::missCount),
          new TierCount("cacheme.tier.fills", "entries written to a tier", TierStats::fillCount),
          new TierCount("cacheme.tier.errors", "calls that failed", TierStats::errorCount),
          new TierCount(
              "cacheme.tier.timeouts",
              "calls that were not answered in time",
              TierStats::timeoutCount),
          new TierCount(
              "cacheme.tier.bypassed",
              "keys not asked or written, for the tier was known to be broken",
              TierStats::bypassCount),
          new TierCount(
              "cacheme.tier.undecodable",
              "entries whose bytes could not be decoded",
              TierStats::undecodableCount),
          new TierCount(
              "cacheme.tier.oversize", "values too large to be written", TierStats::oversizeCount),
          new TierCount(
              "cacheme.tier.refused",
              "values not written, for their key had changed since before their load",
              TierStats::refusedCount));

  private record Count(
      String name, Tags tags, String description, ToLongFunction<CacheStats> value) {

    Count(String name, String description, ToLongFunction<CacheStats> value) {
      this(name, Tags.empty(), description, value);
    }
  }

  private record TierCount(
      String name, Tags tags, String description, ToLongFunction<TierStats> value) {

    TierCount(String name, String description, ToLongFunction<TierStats> value) {
      this(name, Tags.empty(), description, value);
    }
  }

  private final NodeCache<?, ?> node;
  private final Tags tags;

  /**
   * Those of a node.
   *
   * @param tags of all of them
   */
  NodeMeters(NodeCache<?, ?> node, Tags tags) {
    this.node = node;
    this.tags = tags;
  }

  /** Registers one, by which it shows whether the tags are free. */
  Meter hits(MeterRegistry registry) {
    return register(HITS, registry);
  }

  /** Registers the others. */
  List<Meter> others(MeterRegistry registry) {
    List<Meter> meters = new ArrayList<>();
    COUNTS.forEach(count -> meters.add(register(count, registry)));
    meters.add(loadDuration(registry));
    meters.add(loads(registry));
    meters.add(enabled(registry));
    meters.add(flights("running", it -> it.loadsUnderWay().running(), registry));
    meters.add(flights("waiting", it -> it.loadsUnderWay().waiting(), registry));
    List<TierStats> tiers = node.stats().tiers();
    for (int i = 0; i < tiers.size(); i++) {
      Tags ofTier = tags.and("storage", tiers.get(i).storage());
      for (TierCount count : TIER_COUNTS) {
        meters.add(register(count, i, ofTier, registry));
      }
    }
    return meters;
  }

  private Meter register(Count count, MeterRegistry registry) {
    ToLongFunction<CacheStats> value = count.value();
    return FunctionCounter.builder(count.name(), node, it -> value.applyAsLong(it.stats()))
        .tags(tags.and(count.tags()))
        .description(count.description())
        .register(registry);
  }

  private Meter register(TierCount count, int tier, Tags ofTier, MeterRegistry registry) {
    ToLongFunction<TierStats> value = count.value();
    return FunctionCounter.builder(
            count.name(), node, it -> value.applyAsLong(it.stats().tiers().get(tier)))
        .tags(ofTier.and(count.tags()))
        .description(count.description())
        .register(registry);
  }

  private Meter loads(MeterRegistry registry) {
    return FunctionTimer.builder(
            "cacheme.loads",
            node,
            it -> it.stats().loadCount(),
            it -> it.stats().totalLoadTime().toNanos(),
            TimeUnit.NANOSECONDS)
        .tags(tags)
        .description("keys that were loaded, and the time spent in loads")
        .register(registry);
  }

  /** As of Micrometer's binder of Caffeine. */
  private Meter loadDuration(MeterRegistry registry) {
    return TimeGauge.builder(
            "cache.load.duration",
            node,
            TimeUnit.NANOSECONDS,
            it -> it.stats().totalLoadTime().toNanos())
        .tags(tags)
        .description("the time spent in loads")
        .register(registry);
  }

  private Meter flights(
      String state, ToDoubleFunction<NodeCache<?, ?>> value, MeterRegistry registry) {
    return Gauge.builder("cacheme.flights", node, value)
        .tags(tags.and("state", state))
        .description("loads under way, by whether they run or wait for their turn")
        .register(registry);
  }

  private Meter enabled(MeterRegistry registry) {
    return Gauge.builder("cacheme.enabled", node, it -> it.isEnabled() ? 1 : 0)
        .tags(tags)
        .description("1, or 0 while the node is turned off in this process")
        .register(registry);
  }

  private static long fills(CacheStats stats) {
    return stats.tiers().stream().mapToLong(TierStats::fillCount).sum();
  }
}
