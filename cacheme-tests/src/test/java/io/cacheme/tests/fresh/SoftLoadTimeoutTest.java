package io.cacheme.tests.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.CachemeListener;
import io.cacheme.DynamicNode;
import io.cacheme.LoadSpec;
import io.cacheme.Loader;
import io.cacheme.spi.RemoteStorage;
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
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits too long for a load is answered by the older value, and the load goes on. */
class SoftLoadTimeoutTest {

  private static final String STOP = "Zoo";
  private static final Duration SOFT = Duration.ofMillis(150);
  private static final Duration TTL = Duration.ofMinutes(1);

  private final LogCapture log = new LogCapture();
  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final InMemoryRemoteStorage memory = new InMemoryRemoteStorage(time);
  private final List<CachemeListener.Answer> told = new ArrayList<>();
  private final Cacheme cacheme = process(memory).listener(told::add).build();
  private final Cacheme another = process(memory.another()).build();
  private final TramCache cache = TramCache.create(cacheme);
  private final TramCache others = TramCache.create(another);
  private final Deque<CompletableFuture<String>> loads = new ArrayDeque<>();

  private Cacheme.Builder process(RemoteStorage storage) {
    return Cacheme.builder()
        .timeSource(time)
        .scheduler(scheduler)
        .completeOnStorageThreads()
        .closeTimeout(Duration.ofMillis(20)) // some loads and calls never end
        .storage("local", new InMemoryLocalStorage())
        .storage("my-redis", storage);
  }

  /** There is an older value, which has ended. */
  @BeforeEach
  void ended() {
    scheduler.advance(Duration.ofSeconds(1));
    cache.sync().put(STOP, "12:00");
    scheduler.advance(TTL);
  }

  @AfterEach
  void close() {
    StatsIdentity.assertHolds(cache.stats());
    StatsIdentity.assertHolds(others.stats());
    cacheme.close();
    another.close();
    log.close();
  }

  private CompletableFuture<String> load(Tram node) {
    CompletableFuture<String> load = new CompletableFuture<>();
    loads.add(load);
    return load;
  }

  private CompletableFuture<String> get() {
    return cache.get(STOP, this::load);
  }

  @Test
  void load_takesLong_theOlderValueIsServed_andWhatComesLaterIsKept() {
    CompletableFuture<String> first = get();
    CompletableFuture<String> joined = get();
    assertThat(first).isNotDone();
    scheduler.advance(SOFT);

    assertThat(first).isCompletedWithValue("12:00");
    assertThat(joined).isCompletedWithValue("12:00");
    assertThat(log.text()).contains("takes longer than its softLoadTimeout");
    loads.remove().complete("12:10");
    assertThat(get()).isCompletedWithValue("12:10");
    assertThat(others.sync().getIfPresent(STOP)).isEqualTo("12:10");
    CacheStats stats = cache.stats();
    assertThat(loads).isEmpty();
    assertThat(stats.staleHitCount()).isEqualTo(2);
    assertThat(stats.hitCount()).isEqualTo(3);
    assertThat(stats.loadSuccessCount()).isEqualTo(1);
    assertThat(told.get(0).stale()).isTrue();
  }

  @Test
  void get_whileALateLoadRuns_isAnsweredAtOnce_andLoadsNothing() {
    get();
    scheduler.advance(SOFT);

    for (int i = 0; i < 3; i++) {
      assertThat(get()).isCompletedWithValue("12:00");
      scheduler.advance(Duration.ofMillis(500));
    }
    assertThat(Await.value(cache.getAllNodes(List.of(new Tram(STOP)), bulk())))
        .containsValue("12:00");
    assertThat(loads).hasSize(1);
    assertThat(cache.stats().staleHitCount()).isEqualTo(5);
  }

  private BulkLoader<Tram, String> bulk() {
    return nodes -> {
      CompletableFuture<String> load = new CompletableFuture<>();
      loads.add(load);
      return load.thenApply(
          value -> {
            Map<Tram, String> all = new HashMap<>();
            nodes.forEach(node -> all.put(node, value));
            return all;
          });
    };
  }

  @Test
  void load_endsInTime_itsValueIsTheAnswer() {
    CompletableFuture<String> answer = get();
    scheduler.advance(Duration.ofMillis(50));
    loads.remove().complete("12:10");

    assertThat(answer).isCompletedWithValue("12:10");
    scheduler.advance(Duration.ofSeconds(1));
    assertThat(cache.stats().staleHitCount()).isZero();
  }

  @Test
  void lateLoad_fails_theNextWaitsForRetryAfter() {
    get();
    scheduler.advance(SOFT);
    loads.remove().completeExceptionally(new IllegalStateException("no tram"));

    assertThat(get()).isCompletedWithValue("12:00");
    assertThat(loads).isEmpty();
    scheduler.advance(Duration.ofSeconds(2));
    get();
    assertThat(loads).hasSize(1);
  }

  @Test
  void lateLoad_timesOut_andTheNextBegins() {
    get();
    scheduler.advance(Duration.ofSeconds(6));
    assertThat(cache.stats().loadFailureCount()).isEqualTo(1);
    scheduler.advance(Duration.ofSeconds(2));
    get();

    assertThat(loads).hasSize(2);
    loads.remove().complete("12:10"); // nobody's any more
    loads.remove().complete("12:20");
    assertThat(get()).isCompletedWithValue("12:20");
  }

  @Test
  void nothingOlder_allWait() {
    CompletableFuture<String> answer = cache.get("Port", this::load);
    scheduler.advance(Duration.ofSeconds(1));
    assertThat(answer).isNotDone();
    loads.remove().complete("13:00");

    assertThat(answer).isCompletedWithValue("13:00");
  }

  @Test
  void invalidate_whileItLoads_theOlderValueIsServedNoMore() {
    CompletableFuture<String> before = get();
    cache.sync().invalidate(STOP);
    scheduler.advance(SOFT);

    assertThat(before).isNotDone();
    CompletableFuture<String> after = get();
    scheduler.advance(SOFT);
    assertThat(after).isNotDone();
    assertThat(loads).hasSize(2);
    loads.remove().complete("12:10");
    assertThat(before).isCompletedWithValue("12:10");
    assertThat(after).isNotDone();
    loads.remove().complete("12:20");
    assertThat(after).isCompletedWithValue("12:20");
    assertThat(get()).isCompletedWithValue("12:20");
  }

  @Test
  void invalidate_whileALateLoadRuns_whoAsksGetsWhatIsLoadedAnew() {
    get();
    scheduler.advance(SOFT);
    cache.sync().invalidate(STOP);

    CompletableFuture<String> after = get();
    assertThat(after).isNotDone();
    loads.remove().complete("12:10");
    loads.remove().complete("12:20");
    assertThat(after).isCompletedWithValue("12:20");
    assertThat(get()).isCompletedWithValue("12:20");
  }

  @Test
  void anotherProcessInvalidates_whileALateLoadRuns_whoAsksGetsWhatIsLoadedAnew() {
    get();
    scheduler.advance(SOFT);
    others.sync().invalidate(STOP);
    scheduler.advance(Duration.ofMillis(100)); // it is told

    CompletableFuture<String> after = get();
    assertThat(after).isNotDone();
    loads.remove().complete("12:10");
    loads.remove().complete("12:20");
    assertThat(after).isCompletedWithValue("12:20");
  }

  @Test
  void clear_whileALateLoadRuns_whoAsksGetsWhatIsLoadedAnew() {
    get();
    scheduler.advance(SOFT);
    cache.sync().clear();

    CompletableFuture<String> after = get();
    assertThat(after).isNotDone();
    loads.remove().complete("12:10");
    loads.remove().complete("12:20");
    assertThat(after).isCompletedWithValue("12:20");
  }

  @Test
  void disable_whileALateLoadRuns_whoAsksWaitsForIt() {
    get();
    scheduler.advance(SOFT);
    cache.asNodeCache().disable();

    CompletableFuture<String> after = get();
    assertThat(after).isNotDone();
    loads.forEach(load -> load.complete("12:10"));
    assertThat(after).isCompletedWithValue("12:10");
  }

  @Test
  void refresh_whileALateLoadRuns_isWhatIsServedThen() {
    get();
    scheduler.advance(SOFT);
    CompletableFuture<String> refreshed =
        cache.refresh(STOP, node -> CompletableFuture.completedFuture("12:30"));
    loads.remove().complete("12:10");

    assertThat(refreshed).isCompletedWithValue("12:30");
    assertThat(get()).isCompletedWithValue("12:30");
    assertThat(others.sync().getIfPresent(STOP)).isEqualTo("12:30");
  }

  @Test
  void lateLoad_findsNothing_theOlderValueIsGone() {
    get();
    scheduler.advance(SOFT);
    loads.remove().complete(null);

    assertThat(cache.sync().getIfPresent(STOP)).isNull();
    CompletableFuture<String> after = get();
    scheduler.advance(SOFT);
    assertThat(after).isNotDone();
    loads.remove().complete("12:10");
    assertThat(after).isCompletedWithValue("12:10");
  }

  @Test
  void olderValue_pastItsBound_isServedNoMore() {
    scheduler.advance(Duration.ofMinutes(60).minus(Duration.ofSeconds(3)));
    scheduler.advance(Duration.ofMillis(2_500)); // it listens again after so long a step
    CompletableFuture<String> before = get();
    scheduler.advance(SOFT);
    assertThat(before).isCompletedWithValue("12:00");
    scheduler.advance(Duration.ofSeconds(1));

    CompletableFuture<String> after = get();
    assertThat(after).isNotDone();
    loads.remove().complete("12:10");
    assertThat(after).isCompletedWithValue("12:10");
    assertThat(loads).isEmpty();
  }

  @Test
  void getAll_byABulkLoader_isAnsweredWhenAllAre() {
    cache.sync().put("Port", "13:00");
    scheduler.advance(TTL);
    CompletableFuture<Map<Tram, String>> known =
        cache.getAllNodes(List.of(new Tram(STOP), new Tram("Port")), bulk());
    CompletableFuture<Map<Tram, String>> mixed =
        cache.getAllNodes(List.of(new Tram(STOP), new Tram("Mill")), bulk());
    scheduler.advance(SOFT);

    assertThat(Await.value(known))
        .containsEntry(new Tram(STOP), "12:00")
        .containsEntry(new Tram("Port"), "13:00");
    assertThat(mixed).isNotDone();
    loads.remove().complete("14:00");
    loads.remove().complete("15:00");
    assertThat(Await.value(mixed))
        .containsEntry(new Tram(STOP), "12:00")
        .containsEntry(new Tram("Mill"), "15:00");
    assertThat(cache.sync().getIfPresent(STOP)).isEqualTo("14:00");
  }

  @Test
  void callerThatBlocks_isAnsweredWhileItsLoaderBlocks() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leaves = new CountDownLatch(1);
    Loader<Tram, String> slow =
        Loader.blocking(
            node -> {
              entered.countDown();
              leaves.await();
              return "12:10";
            });
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(() -> cache.sync().get(STOP, slow));
    entered.await();
    scheduler.advance(SOFT);

    assertThat(Await.value(answer)).isEqualTo("12:00");
    leaves.countDown();
    Await.until("the load has ended", () -> cache.stats().loadSuccessCount() == 1);
    Await.until("its value is kept", () -> "12:10".equals(cache.sync().getIfPresent(STOP)));
  }

  @Test
  void close_whileALateLoadRuns_ends() {
    get();
    scheduler.advance(SOFT);
    CompletableFuture<Void> closed = CompletableFuture.runAsync(cacheme::close);
    Await.until(
        "it is closed",
        () -> {
          scheduler.advance(Duration.ofSeconds(1));
          return closed.isDone();
        });

    assertThat(get()).isCompletedExceptionally();
  }

  @Test
  void dynamicNode_withNothingOlderToServe_isRefused() {
    assertThatThrownBy(
            () ->
                DynamicNode.type("tram", "v1", String.class)
                    .tier("local", TTL)
                    .loads(LoadSpec.UNBOUNDED.softTimeout(SOFT))
                    .cache(cacheme))
        .hasMessageContaining("softLoadTimeout and no staleIfError");
  }
}
