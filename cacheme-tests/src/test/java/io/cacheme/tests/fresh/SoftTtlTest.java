package io.cacheme.tests.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.stats.CacheStats;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StatsIdentity;
import io.cacheme.testservers.LogCapture;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values that are loaded anew while they are served. */
class SoftTtlTest {

  private static final String CITY = "Bonn";
  private static final Duration SOFT = Duration.ofSeconds(10);

  private final LogCapture log = new LogCapture();
  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final InMemoryRemoteStorage memory = new InMemoryRemoteStorage(time);
  private final Cacheme cacheme = process();
  private final Cacheme another = process();
  private final WeatherCache cache = WeatherCache.create(cacheme);
  private final WeatherCache others = WeatherCache.create(another);
  private final Deque<CompletableFuture<@Nullable String>> loads = new ArrayDeque<>();
  private int begun;

  private Cacheme process() {
    return Cacheme.builder()
        .timeSource(time)
        .scheduler(scheduler)
        .completeOnStorageThreads()
        .closeTimeout(Duration.ofMillis(20)) // some loads and calls never end
        .storage("local", new InMemoryLocalStorage())
        .storage("my-redis", memory.another())
        .build();
  }

  /** What is read in the very instant in which it begins to listen may be older. */
  @BeforeEach
  void listens() {
    scheduler.advance(Duration.ofSeconds(1));
  }

  @AfterEach
  void close() {
    StatsIdentity.assertHolds(cache.stats());
    StatsIdentity.assertHolds(others.stats());
    cacheme.close();
    another.close();
    log.close();
  }

  /** Ends when the test says so. */
  private CompletableFuture<@Nullable String> load(Weather node) {
    begun++;
    CompletableFuture<@Nullable String> load = new CompletableFuture<>();
    loads.add(load);
    return load;
  }

  private @Nullable String get() {
    return Await.value(cache.get(CITY, this::load));
  }

  private void cached(String value) {
    cache.sync().put(CITY, value);
  }

  private void ends(String value) {
    loads.remove().complete(value);
  }

  @Test
  void hit_young_isServedAndNothingElse() {
    cached("sun");
    scheduler.advance(SOFT.minusMillis(1));

    assertThat(get()).isEqualTo("sun");
    assertThat(begun).isZero();
  }

  @Test
  void hit_due_isServedAtOnce_andLoadedOnceBeside() {
    cached("sun");
    scheduler.advance(SOFT);

    for (int i = 0; i < 5; i++) {
      assertThat(get()).isEqualTo("sun");
    }
    assertThat(begun).isEqualTo(1);
    ends("rain");

    assertThat(get()).isEqualTo("rain");
    assertThat(begun).isEqualTo(1);
    CacheStats stats = cache.stats();
    assertThat(stats.hitCount()).isEqualTo(6);
    assertThat(stats.missCount()).isZero();
    assertThat(stats.renewalCount()).isEqualTo(1);
    assertThat(stats.loadSuccessCount()).isEqualTo(1);
    assertThat(Await.value(others.getIfPresent(CITY))).isEqualTo("rain");
  }

  @Test
  void hitOfALowerTier_due_isServedAtOnce_andLoadedBeside() {
    cached("sun");
    scheduler.advance(SOFT);

    assertThat(Await.value(others.get(CITY, this::load))).isEqualTo("sun");
    assertThat(begun).isEqualTo(1);
    ends("rain");
    assertThat(Await.value(others.get(CITY, this::load))).isEqualTo("rain");
  }

  @Test
  void hit_renewedByAnother_isTakenFromThere() {
    cached("sun");
    assertThat(Await.value(others.get(CITY, this::load))).isEqualTo("sun");
    scheduler.advance(SOFT);
    assertThat(get()).isEqualTo("sun");
    ends("rain");

    assertThat(Await.value(others.get(CITY, this::load))).isEqualTo("sun");
    assertThat(Await.value(others.get(CITY, this::load))).isEqualTo("rain");
    assertThat(begun).isEqualTo(1);
    assertThat(others.stats().renewalCount()).isZero();
  }

  @Test
  void hit_expired_isWaitedFor() {
    cached("sun");
    scheduler.advance(Duration.ofSeconds(60));

    CompletableFuture<String> answer = cache.get(CITY, this::load);
    assertThat(answer).isNotDone();
    ends("rain");
    assertThat(Await.value(answer)).isEqualTo("rain");
  }

  @Test
  void getIfPresent_due_loadsNothing() {
    cached("sun");
    scheduler.advance(SOFT);

    assertThat(Await.value(cache.getIfPresent(CITY))).isEqualTo("sun");
    assertThat(Await.value(cache.getAllPresent(List.of(CITY)))).hasSize(1);
    assertThat(begun).isZero();
  }

  @Test
  void renewal_invalidatedMeanwhile_keepsNothing() {
    cached("sun");
    scheduler.advance(SOFT);
    get();
    cache.sync().invalidate(CITY);
    ends("from before");

    assertThat(Await.value(cache.getIfPresent(CITY))).isNull();
    assertThat(Await.value(others.getIfPresent(CITY))).isNull();
  }

  @Test
  void renewal_invalidatedByAnother_keepsNothingInWhatIsShared() {
    cached("sun");
    scheduler.advance(SOFT);
    get();
    others.sync().invalidate(CITY);
    ends("from before");

    assertThat(Await.value(others.getIfPresent(CITY))).isNull();
  }

  @Test
  void renewal_putMeanwhile_keepsThat() {
    cached("sun");
    scheduler.advance(SOFT);
    get();
    cached("snow");
    ends("from before");

    assertThat(get()).isEqualTo("snow");
    assertThat(Await.value(others.getIfPresent(CITY))).isEqualTo("snow");
  }

  @Test
  void renewal_clearedMeanwhile_keepsNothing() {
    cached("sun");
    scheduler.advance(SOFT);
    get();
    cache.sync().clear();
    ends("from before");

    assertThat(Await.value(cache.getIfPresent(CITY))).isNull();
    assertThat(Await.value(others.getIfPresent(CITY))).isNull();
  }

  @Test
  void renewal_groupEndedMeanwhile_keepsNothing() {
    ForecastCache forecasts = ForecastCache.create(cacheme);
    ForecastCache theirs = ForecastCache.create(another);
    forecasts.sync().put(CITY, 1, "sun");
    scheduler.advance(SOFT);
    CompletableFuture<String> load = new CompletableFuture<>();
    assertThat(Await.value(forecasts.get(CITY, 1, node -> load))).isEqualTo("sun");
    forecasts.sync().invalidateByCity(CITY);
    load.complete("from before");

    assertThat(Await.value(forecasts.getIfPresent(CITY, 1))).isNull();
    assertThat(Await.value(theirs.getIfPresent(CITY, 1))).isNull();
  }

  @Test
  void endedGroup_isNotServedWhereTheLoadFails() {
    ForecastCache forecasts = ForecastCache.create(cacheme);
    forecasts.sync().put(CITY, 1, "sun");
    scheduler.advance(Duration.ofMinutes(2));
    assertThat(
            Await.value(
                forecasts.get(
                    CITY, 1, node -> CompletableFuture.failedFuture(new RuntimeException("no")))))
        .isEqualTo("sun");
    forecasts.sync().invalidateByCity(CITY);

    assertThat(
            Await.failure(
                forecasts.get(
                    CITY, 1, node -> CompletableFuture.failedFuture(new RuntimeException("no")))))
        .hasMessage("no");
  }

  @Test
  void renewal_fails_isServedOn_isTriedAgainAfterAWhile_isLogged() {
    cached("sun");
    scheduler.advance(SOFT);
    get();
    loads.remove().completeExceptionally(new IllegalStateException("no forecast"));

    assertThat(get()).isEqualTo("sun");
    scheduler.advance(Duration.ofMillis(1_999));
    assertThat(get()).isEqualTo("sun");
    assertThat(begun).isEqualTo(1);
    scheduler.advance(Duration.ofMillis(1));
    assertThat(get()).isEqualTo("sun");
    assertThat(begun).isEqualTo(2);
    assertThat(log.text())
        .contains("a value of Weather could not be loaded anew, and is served as it is");
    ends("rain");
    assertThat(get()).isEqualTo("rain");
  }

  @Test
  void renewal_loaderThrows_theCallerDoesNotLearnOfIt() {
    cached("sun");
    scheduler.advance(SOFT);
    Loader<Weather, String> throwing =
        node -> {
          throw new IllegalStateException("no forecast");
        };

    assertThat(Await.value(cache.get(CITY, throwing))).isEqualTo("sun");
    assertThat(cache.stats().loadFailureCount()).isEqualTo(1);
  }

  @Test
  void renewal_neverEnds_anotherBeginsAfterItsTimeout() {
    cached("sun");
    scheduler.advance(SOFT);
    get();
    for (int i = 0; i < 6; i++) {
      cached("sun"); // or it expires
      scheduler.advance(Duration.ofSeconds(11));
      get();
    }

    assertThat(begun).isGreaterThan(1);
  }

  @Test
  void getAll_due_areServedAtOnce_andLoadedTogether() {
    List<Collection<Weather>> asked = new ArrayList<>();
    CompletableFuture<Map<Weather, String>> answer = new CompletableFuture<>();
    BulkLoader<Weather, String> bulk =
        nodes -> {
          asked.add(nodes);
          return answer;
        };
    for (String city : List.of("a", "b", "c")) {
      cache.sync().put(city, "sun");
    }
    scheduler.advance(SOFT);
    cache.sync().put("young", "sun");

    assertThat(Await.value(cache.getAll(List.of("a", "b", "c", "young"), bulk))).hasSize(4);
    assertThat(Await.value(cache.getAll(List.of("a", "b", "c", "young"), bulk))).hasSize(4);
    assertThat(asked).hasSize(1);
    assertThat(asked.get(0)).extracting(Weather::city).containsExactly("a", "b", "c");
    Map<Weather, String> rain = new HashMap<>();
    asked.get(0).forEach(node -> rain.put(node, "rain"));
    answer.complete(rain);

    assertThat(Await.value(cache.getAll(List.of("a", "b", "c", "young"), bulk)))
        .containsEntry("a", "rain")
        .containsEntry("c", "rain")
        .containsEntry("young", "sun");
    assertThat(asked).hasSize(1);
    assertThat(cache.stats().renewalCount()).isEqualTo(3);
  }

  @Test
  void getAll_dueInALowerTier_areServedAtOnce_andLoadedTogether() {
    List<Collection<Weather>> asked = new ArrayList<>();
    BulkLoader<Weather, String> bulk =
        nodes -> {
          asked.add(nodes);
          return new CompletableFuture<>();
        };
    cache.sync().put("a", "sun");
    cache.sync().put("b", "sun");
    scheduler.advance(SOFT);

    assertThat(Await.value(others.getAll(List.of("a", "b"), bulk))).hasSize(2);
    assertThat(asked).hasSize(1);
    assertThat(asked.get(0)).hasSize(2);
  }

  @Test
  void blockingGet_due_doesNotWaitForItsLoader() throws InterruptedException {
    cached("sun");
    scheduler.advance(SOFT);
    CountDownLatch hangs = new CountDownLatch(1);
    CountDownLatch begins = new CountDownLatch(1);
    Loader<Weather, String> blocking =
        Loader.blocking(
            node -> {
              begins.countDown();
              hangs.await();
              return "rain";
            });

    assertThat(cache.sync().get(CITY, blocking)).isEqualTo("sun");
    begins.await();
    assertThat(cache.sync().get(CITY, blocking)).isEqualTo("sun");
    hangs.countDown();
    Await.until("rain", () -> "rain".equals(cache.sync().get(CITY, blocking)));
  }

  @Test
  void describe_saysIt() {
    assertThat(cacheme.describe()).contains("softTtl 10s");
  }
}
