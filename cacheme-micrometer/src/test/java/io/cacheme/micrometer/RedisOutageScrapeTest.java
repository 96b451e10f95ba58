package io.cacheme.micrometer;

import static io.cacheme.stats.StorageState.Status.DOWN;
import static io.cacheme.stats.StorageState.Status.UP;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.testkit.Await;
import io.cacheme.testservers.LogCapture;
import io.cacheme.testservers.RedisProcess;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * What dashboards show while a Redis under load dies and comes back, after {@code
 * -Dcacheme.outage.seconds=20} or the like more than it takes to be noticed.
 */
class RedisOutageScrapeTest {

  private static final int THREADS = 2;
  private static final int SECONDS = Integer.getInteger("cacheme.outage.seconds", 0);
  private static final String[] REMOTE = {"cache", "Tune", "storage", "my-redis"};

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicLong calls = new AtomicLong();
  private final AtomicBoolean over = new AtomicBoolean();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private Scrape last = new Scrape(List.of());

  /** Kept, for the registry holds it weakly. */
  private TuneCache node;

  @Test
  void scrapes_showTheOutage_noneFalls_andAllAddsUp() throws Exception {
    try (RedisProcess redis = RedisProcess.start();
        LogCapture log = new LogCapture()) {
      try (Cacheme cacheme = // which ends what is still being written
          Cacheme.builder()
              .storage("local", "local://lru?size=20")
              .storage("my-redis", redis.url())
              .build()) {
        node = TuneCache.create(cacheme, CompletableFuture::completedFuture);
        CachemeMetrics.monitor(registry, cacheme);
        run(cacheme, redis);
      }
      assertThat(log.text()).contains("my-redis");
    }
    assertThat(failures).isEmpty();
    MetricsScrapeTest.assertAddsUp(scrape(), "Tune", calls.get());
  }

  private void run(Cacheme cacheme, RedisProcess redis) throws InterruptedException {
    List<Thread> load = load(node);
    try {
      Await.until("Redis answers", () -> redisHits() > 100);

      redis.stop(); // so that calls wait for it when it is killed
      Await.until("calls are given up", () -> givenUp() > 0);
      redis.kill();
      Await.until(
          "it is passed by", () -> scrape().sum("cacheme_tier_bypassed_total", REMOTE) > 100);
      assertThat(isOf("down", "my-redis")).isTrue();
      assertThat(isOf("up", "local")).isTrue();
      assertThat(cacheme.health().storages())
          .hasEntrySatisfying("my-redis", state -> assertThat(state.status()).isEqualTo(DOWN))
          .hasEntrySatisfying("local", state -> assertThat(state.status()).isEqualTo(UP));
      for (int second = 0; second < SECONDS; second++) { // no failed request, and none falls
        Thread.sleep(1_000);
        scrape();
        assertThat(isOf("down", "my-redis")).isTrue();
      }

      redis.restart();
      long before = redisHits();
      Await.until("it answers again", () -> redisHits() > before + 100);
      Await.until("it is up", () -> isOf("up", "my-redis")); // its puts, too
      assertThat(isOf("down", "my-redis")).isFalse();
      assertThat(cacheme.health().isUp()).isTrue();
    } finally {
      over.set(true);
      for (Thread thread : load) {
        thread.join();
      }
    }
  }

  private List<Thread> load(TuneCache tunes) {
    List<Thread> threads = new ArrayList<>();
    for (int seed = 0; seed < THREADS; seed++) {
      Random random = new Random(seed);
      threads.add(new Thread(() -> ask(tunes, random)));
    }
    threads.forEach(Thread::start);
    return threads;
  }

  private void ask(TuneCache tunes, Random random) {
    while (!over.get()) {
      calls.incrementAndGet();
      try {
        tunes.sync().get("tune " + random.nextInt(100));
      } catch (Throwable e) {
        failures.add(e);
      }
    }
  }

  private boolean isOf(String status, String storage) {
    return scrape().sum("cacheme_storage_status", "storage", storage, "status", status) == 1;
  }

  /** Too late, or with a connection on which nothing came. */
  private long givenUp() {
    Scrape now = scrape();
    return now.sum("cacheme_tier_timeouts_total", REMOTE)
        + now.sum("cacheme_tier_errors_total", REMOTE);
  }

  private long redisHits() {
    return scrape()
        .sum("cacheme_tier_gets_total", "cache", "Tune", "storage", "my-redis", "result", "hit");
  }

  /** One more, in which no counter is below the one before. */
  private Scrape scrape() {
    Scrape next = Scrape.of(registry);
    for (Scrape.Sample sample : last.samples()) {
      if (sample.name().endsWith("_total")) {
        assertThat(next.samples())
            .filteredOn(
                now -> now.name().equals(sample.name()) && now.labels().equals(sample.labels()))
            .singleElement()
            .satisfies(now -> assertThat(now.value()).isGreaterThanOrEqualTo(sample.value()));
      }
    }
    last = next;
    return next;
  }
}
