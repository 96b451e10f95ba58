package io.cacheme.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testservers.RedisProcess;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How long loads and calls of storages took, by what became of them. */
class CallTimersTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ManualTimeSource time = new ManualTimeSource();

  private Cacheme inMemory(CallTimers timers) {
    return Cacheme.builder()
        .timeSource(time)
        .storage("local", "local://lru?size=100")
        .storage("my-redis", new InMemoryRemoteStorage(time))
        .listener(timers)
        .build();
  }

  private Timer timer(String name, String... tags) {
    return registry.get(name).tags(tags).timer();
  }

  @Test
  void load_isTimed_byWhatBecameOfIt() throws Exception {
    try (Cacheme cacheme = inMemory(new CallTimers(registry, Tags.of("cacheme", "one")))) {
      CompletableFuture<String> slow = new CompletableFuture<>();
      TuneCache tunes =
          TuneCache.create(
              cacheme,
              name ->
                  name.equals("slow")
                      ? slow
                      : CompletableFuture.failedFuture(new IllegalStateException("no")));
      CompletableFuture<String> value = tunes.get("slow");
      time.advance(Duration.ofMillis(7));
      slow.complete("loaded");
      value.get(20, TimeUnit.SECONDS);
      assertThat(tunes.get("none")).failsWithin(Duration.ofSeconds(20));
      tunes.get("slow").get(20, TimeUnit.SECONDS);

      Timer loads = timer("cacheme.loader.calls", "cache", "Tune", "outcome", "value");
      assertThat(loads.count()).isEqualTo(1);
      assertThat(loads.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(7);
      assertThat(loads.getId().getTag("kind")).isEqualTo("get");
      assertThat(loads.getId().getTag("cacheme")).isEqualTo("one");
      assertThat(timer("cacheme.loader.calls", "outcome", "failure").count()).isEqualTo(1);
      assertThat(timer("cacheme.storage.calls", "cache", "Tune", "operation", "read").count())
          .isEqualTo(2);
    }
  }

  @Test
  void buckets_areThere_whereAFilterAsks() {
    PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    prometheus
        .config()
        .meterFilter(
            new MeterFilter() {
              @Override
              public DistributionStatisticConfig configure(
                  Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals("cacheme.loader.calls")
                    ? DistributionStatisticConfig.builder()
                        .percentilesHistogram(true)
                        .build()
                        .merge(config)
                    : config;
              }
            });
    try (Cacheme cacheme = inMemory(new CallTimers(prometheus))) {
      TuneCache.create(cacheme, CompletableFuture::completedFuture).sync().get("la");
      assertThat(prometheus.scrape())
          .contains("cacheme_loader_calls_seconds_bucket{")
          .contains("cacheme_storage_calls_seconds_count{")
          .doesNotContain("cacheme_storage_calls_seconds_bucket");
    }
  }

  @Test
  void redis_thatDies_isSeenInItsCalls() {
    try (RedisProcess redis = RedisProcess.start();
        Cacheme cacheme =
            Cacheme.builder()
                .storage("local", "local://lru?size=100")
                .storage("my-redis", redis.url())
                .listener(new CallTimers(registry))
                .build()) {
      TuneCache tunes = TuneCache.create(cacheme, CompletableFuture::completedFuture);
      tunes.sync().get("la");
      Await.until(
          "the fill",
          () -> registry.find("cacheme.storage.calls").tag("operation", "put").timer() != null);
      Timer puts = timer("cacheme.storage.calls", "operation", "put", "outcome", "success");
      assertThat(puts.count()).isEqualTo(1);
      assertThat(puts.totalTime(TimeUnit.NANOSECONDS)).isPositive();

      redis.kill();
      int[] name = {0};
      Await.until(
          "a call that failed",
          () -> {
            tunes.sync().get("li" + name[0]++);
            return registry.find("cacheme.storage.calls").tag("outcome", "failure").timer() != null;
          });
      assertThat(registry.get("cacheme.storage.calls").tag("outcome", "failure").timer().getId())
          .satisfies(id -> assertThat(id.getTag("storage")).isEqualTo("my-redis"));
    }
  }
}
