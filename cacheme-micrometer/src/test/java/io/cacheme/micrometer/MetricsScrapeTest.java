package io.cacheme.micrometer;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.stats.CacheStats;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A small application, and what Prometheus is told of it. */
class MetricsScrapeTest {

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final InMemoryLocalStorage heap = new InMemoryLocalStorage();
  private final FaultyRemoteStorage redis =
      new FaultyRemoteStorage(new InMemoryRemoteStorage(time));
  private final Map<String, CompletableFuture<String>> source = new HashMap<>();
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Cacheme cacheme =
      Cacheme.builder()
          .timeSource(time)
          .scheduler(scheduler)
          .completeOnStorageThreads()
          .listener(new AnswerTimers(registry))
          .storage("local", heap)
          .storage("my-redis", redis)
          .build();
  private final CachemeMetrics metrics = new CachemeMetrics(cacheme);
  private final TuneCache tunes =
      TuneCache.create(cacheme, name -> source.getOrDefault(name, completedFuture("la " + name)));

  @BeforeEach
  void bind() {
    registry.throwExceptionOnRegistrationFailure();
    metrics.bindTo(registry);
  }

  @AfterEach
  void close() {
    cacheme.close();
  }

  /** As R15 says: {@code calls} were made, and nothing is under way. */
  static void assertAddsUp(Scrape scrape, String node, long calls) {
    long hits = scrape.sum("cache_gets_total", "cache", node, "result", "hit");
    long misses = scrape.sum("cache_gets_total", "cache", node, "result", "miss");
    assertThat(hits + misses).as("hits and misses").isEqualTo(calls);
    assertThat(
            scrape.sum("cacheme_tier_gets_total", "cache", node, "result", "hit")
                + scrape.sum("cacheme_coalesced_hits_total", "cache", node))
        .as("hits of tiers, and of who joined them")
        .isEqualTo(hits);
    assertThat(scrape.sum("cacheme_tier_fills_total", "cache", node))
        .as("fills of tiers")
        .isEqualTo(scrape.sum("cache_puts_total", "cache", node));
    assertThat(scrape.sum("cacheme_loads_seconds_count", "cache", node))
        .as("loads")
        .isEqualTo(scrape.sum("cache_load_total", "cache", node));
  }

  @Test
  void scrape_ofEveryWayToBeAnswered_addsUp() {
    CompletableFuture<String> slow = new CompletableFuture<>();
    source.put("slow", slow);
    List<CompletableFuture<String>> joined =
        List.of(tunes.get("slow"), tunes.get("slow"), tunes.get("slow")); // one load, two joined
    scheduler.advance(Duration.ofMillis(250));
    slow.complete("largo");
    joined.forEach(one -> assertThat(one).isCompletedWithValue("largo"));
    tunes.sync().get("slow"); // from the heap
    heap.evictAll();
    tunes.sync().get("slow"); // from the remote tier
    heap.evictAll();
    redis.fault(StorageOperation.GET, StorageFault.DELAY_ANSWER);
    CompletableFuture<String> first = tunes.get("slow");
    CompletableFuture<String> second = tunes.get("slow"); // joins a hit
    redis.release();
    assertThat(first).isCompletedWithValue("largo");
    assertThat(second).isCompletedWithValue("largo");
    redis.heal();
    source.put("bad", CompletableFuture.failedFuture(new IllegalStateException("no such tune")));
    assertThatThrownBy(() -> tunes.sync().get("bad")).hasMessage("no such tune");
    redis.fault(StorageOperation.GET, StorageFault.FAIL);
    tunes.sync().get("loud"); // a storage that fails is a miss
    redis.heal();

    Scrape scrape = Scrape.of(registry);

    assertAddsUp(scrape, "Tune", 9);
    assertThat(scrape.sum("cache_gets_total", "cache", "Tune", "result", "hit")).isEqualTo(4);
    assertThat(scrape.sum("cacheme_coalesced_total", "cache", "Tune")).isEqualTo(3);
    assertThat(scrape.sum("cacheme_coalesced_hits_total", "cache", "Tune")).isEqualTo(1);
    assertThat(scrape.sum("cache_load_total", "cache", "Tune", "result", "success")).isEqualTo(2);
    assertThat(scrape.sum("cache_load_total", "cache", "Tune", "result", "failure")).isEqualTo(1);
    assertThat(scrape.all("cacheme_loads_seconds_sum", "cache", "Tune"))
        .extracting(Scrape.Sample::value)
        .containsExactly(0.25);
    assertThat(scrape.all("cache_load_duration_seconds", "cache", "Tune"))
        .extracting(Scrape.Sample::value)
        .containsExactly(0.25);
    String[] remote = {"cache", "Tune", "storage", "my-redis"};
    assertThat(scrape.sum("cacheme_tier_errors_total", remote)).isEqualTo(1);
    assertThat(scrape.sum("cache_size", "cache", "local")).isEqualTo(heap.size());
    assertThat(scrape.sum("cache_evictions_total", "cache", "local")).isEqualTo(2);
  }

  @Test
  void scrape_isWhatStatsSay() {
    tunes.sync().get("a");
    tunes.sync().get("a");
    tunes.sync().getAllPresent(List.of("a", "b"));
    tunes.sync().put("b", "lala");
    CacheStats stats = tunes.stats();

    Scrape scrape = Scrape.of(registry);

    assertThat(scrape.sum("cache_gets_total", "cache", "Tune", "result", "hit"))
        .isEqualTo(stats.hitCount());
    assertThat(scrape.sum("cache_gets_total", "cache", "Tune", "result", "miss"))
        .isEqualTo(stats.missCount());
    stats
        .tiers()
        .forEach(
            tier -> {
              String[] labels = {"cache", "Tune", "storage", tier.storage()};
              assertThat(scrape.sum("cacheme_tier_fills_total", labels))
                  .isEqualTo(tier.fillCount());
              assertThat(scrape.sum("cacheme_tier_gets_total", labels))
                  .isEqualTo(tier.hitCount() + tier.missCount());
            });
  }

  @Test
  void answers_areTimedBySource() {
    tunes.sync().get("a");
    tunes.sync().get("a");
    heap.evictAll();
    tunes.sync().get("a");
    tunes.sync().getIfPresent("b");
    source.put("bad", CompletableFuture.failedFuture(new IllegalStateException("no such tune")));
    assertThatThrownBy(() -> tunes.sync().get("bad")).hasMessage("no such tune");

    Scrape scrape = Scrape.of(registry);

    String count = "cacheme_answers_seconds_count";
    assertThat(scrape.sum(count, "source", "tier", "storage", "local")).isEqualTo(1);
    assertThat(scrape.sum(count, "source", "tier", "storage", "my-redis")).isEqualTo(1);
    assertThat(scrape.sum(count, "source", "load")).isEqualTo(1);
    assertThat(scrape.sum(count, "source", "none")).isEqualTo(1);
    assertThat(scrape.sum(count, "source", "failure")).isEqualTo(1);
    assertThat(scrape.sum(count, "cache", "Tune"))
        .isEqualTo(scrape.sum("cache_gets_total", "cache", "Tune"));
  }

  @Test
  void disabled_isShown() {
    tunes.asNodeCache().disable();

    assertThat(Scrape.of(registry).sum("cacheme_enabled", "cache", "Tune")).isZero();
  }

  @Test
  void underLoad_onARealHeap_addsUpAtRest() throws Exception {
    PrometheusMeterRegistry own = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    try (Cacheme loaded = verses("loaded")) {
      CachemeMetrics.monitor(own, loaded);
      VerseCache verses = VerseCache.create(loaded); // bound after the binder
      int threads = 4;
      int calls = 2_000;
      List<Thread> all =
          IntStream.range(0, threads)
              .mapToObj(
                  seed ->
                      new Thread(
                          () ->
                              new Random(seed)
                                  .ints(calls, 0, 100)
                                  .forEach(line -> verses.sync().get(line))))
              .toList();
      all.forEach(Thread::start);
      for (Thread thread : all) {
        thread.join();
      }

      Scrape scrape = Scrape.of(own);

      assertAddsUp(scrape, "Verse", (long) threads * calls);
      assertThat(scrape.sum("cache_size", "cache", "local")).isEqualTo(20);
      assertThat(scrape.sum("cache_evictions_total", "cache", "local"))
          .isEqualTo(scrape.sum("cache_puts_total", "cache", "Verse") - 20);
    }
  }

  @Test
  void twoCachemes_withTagsOfTheirOwn_areToldApart() {
    PrometheusMeterRegistry shared = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    shared.throwExceptionOnRegistrationFailure();
    try (Cacheme orders = verses("orders");
        Cacheme stock = verses("stock")) {
      new CachemeMetrics(orders, Tags.of("cacheme", "orders")).bindTo(shared);
      new CachemeMetrics(stock, Tags.of("cacheme", "stock")).bindTo(shared);
      VerseCache.create(orders).sync().get(1);
      VerseCache verses = VerseCache.create(stock);
      verses.sync().get(1);
      verses.sync().get(1);

      Scrape scrape = Scrape.of(shared);

      assertThat(scrape.sum("cache_gets_total", "cache", "Verse", "cacheme", "orders"))
          .isEqualTo(1);
      assertThat(scrape.sum("cache_gets_total", "cache", "Verse", "cacheme", "stock")).isEqualTo(2);
      assertThat(scrape.all("cache_size", "cache", "local")).hasSize(2);
    }
  }

  private static Cacheme verses(String prefix) {
    return Cacheme.builder().prefix(prefix).storage("local", "local://lru?size=20").build();
  }
}
