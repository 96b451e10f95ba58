package io.cacheme.tests.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.CachemeListener;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.FreshSpec;
import io.cacheme.GetAllException;
import io.cacheme.LoadTimeoutException;
import io.cacheme.Loader;
import io.cacheme.Peek;
import io.cacheme.Unspeakable;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.stats.CacheStats;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StatsIdentity;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import io.cacheme.testservers.LogCapture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values that are served after their end where their load fails. */
class StaleIfErrorTest {

  private static final String EURO = "EUR";
  private static final Duration TTL = Duration.ofMinutes(1);
  private static final Duration STALE = Duration.ofHours(1);

  private final LogCapture log = new LogCapture();
  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final InMemoryRemoteStorage memory = new InMemoryRemoteStorage(time);
  private final List<CachemeListener.Answer> told = new ArrayList<>();
  private final FaultyRemoteStorage redis = new FaultyRemoteStorage(memory);
  private final Cacheme cacheme = process(redis).listener(told::add).build();
  private final Cacheme another = process(memory.another()).build();
  private final RateCache cache = RateCache.create(cacheme);
  private final RateCache others = RateCache.create(another);
  private @Nullable Throwable failure = new IllegalStateException("the bank is closed");
  private @Nullable String current = "1.00";
  private int loads;

  private Cacheme.Builder process(RemoteStorage storage) {
    return Cacheme.builder()
        .timeSource(time)
        .scheduler(scheduler)
        .completeOnStorageThreads()
        .closeTimeout(Duration.ofMillis(20)) // some loads and calls never end
        .storage("local", new InMemoryLocalStorage())
        .storage("my-redis", storage);
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

  private CompletableFuture<@Nullable String> load(Rate node) {
    loads++;
    return failure == null
        ? CompletableFuture.completedFuture(current)
        : CompletableFuture.failedFuture(failure);
  }

  private @Nullable String get() {
    return Await.value(cache.get(EURO, this::load));
  }

  private Throwable failed() {
    return Await.failure(cache.get(EURO, this::load));
  }

  private void cached() {
    cache.sync().put(EURO, "0.99");
  }

  @Test
  void load_fails_theEndedValueIsServed() {
    cached();
    scheduler.advance(TTL);

    assertThat(get()).isEqualTo("0.99");
    CacheStats stats = cache.stats();
    assertThat(stats.staleHitCount()).isEqualTo(1);
    assertThat(stats.hitCount()).isEqualTo(1);
    assertThat(stats.loadFailureCount()).isEqualTo(1);
    assertThat(told)
        .singleElement()
        .satisfies(
            answer -> {
              assertThat(answer.stale()).isTrue();
              assertThat(answer.source()).isEqualTo(CachemeListener.Source.TIER);
              assertThat(answer.failure()).isNull();
            });
    assertThat(log.text()).contains("a load of Rate failed, and an older value is served");
  }

  @Test
  void load_failsWithWhatCannotSayWhy_theEndedValueIsServed() {
    failure = new Unspeakable();
    cached();
    scheduler.advance(TTL);

    assertThat(get()).isEqualTo("0.99");
    assertThat(log.text()).contains("Unspeakable");
  }

  @Test
  void load_fails_isNotTriedAgainForAWhile() {
    cached();
    scheduler.advance(TTL);

    for (int i = 0; i < 5; i++) {
      assertThat(get()).isEqualTo("0.99");
    }
    assertThat(loads).isEqualTo(1);
    scheduler.advance(Duration.ofSeconds(2));
    assertThat(get()).isEqualTo("0.99");
    assertThat(loads).isEqualTo(2);
    assertThat(cache.stats().staleHitCount()).isEqualTo(6);
  }

  @Test
  void load_succeedsAgain_itsValueIsServed() {
    cached();
    scheduler.advance(TTL);
    get();
    failure = null;

    assertThat(get()).isEqualTo("0.99"); // for two seconds
    scheduler.advance(Duration.ofSeconds(2));
    assertThat(get()).isEqualTo("1.00");
    assertThat(get()).isEqualTo("1.00");
    assertThat(loads).isEqualTo(2);
  }

  @Test
  void load_noFailure_nothingStaleIsServed() {
    cached();
    scheduler.advance(TTL);
    failure = null;

    assertThat(get()).isEqualTo("1.00");
    assertThat(cache.stats().staleHitCount()).isZero();
  }

  @Test
  void load_failsPastTheBound_failsTheCaller() {
    cached();
    scheduler.advance(TTL.plus(STALE).minusMillis(1));
    assertThat(get()).isEqualTo("0.99");
    scheduler.advance(Duration.ofMillis(1));

    assertThat(failed()).isSameAs(failure);
  }

  @Test
  void remoteFails_whatEndedOnTheHeapIsServed() {
    cached();
    redis.fault(StorageOperation.GET, StorageFault.FAIL);
    scheduler.advance(TTL);

    assertThat(get()).isEqualTo("0.99");
    scheduler.advance(STALE.minus(Duration.ofSeconds(50)));
    assertThat(failed()).isSameAs(failure); // ten seconds on the heap, and an hour
  }

  @Test
  void anotherProcess_servesWhatEndedInTheSharedTier() {
    cached();
    scheduler.advance(TTL);

    assertThat(Await.value(others.get(EURO, this::load))).isEqualTo("0.99");
  }

  @Test
  void load_failsWhenTheHeapsIsTooOld_thatOfTheLowerTierIsServed() {
    cached();
    scheduler.advance(Duration.ofSeconds(10).plus(STALE).minusMillis(1));
    CompletableFuture<String> load = new CompletableFuture<>();
    CompletableFuture<String> answer = cache.get(EURO, node -> load);
    scheduler.advance(Duration.ofSeconds(1));
    load.completeExceptionally(failure);

    assertThat(Await.value(answer)).isEqualTo("0.99");
  }

  /** Its server's clock goes before, so that the entry lives on by that of the process. */
  @Test
  void load_failsAsTheServerEndsTheEntry_itIsServed() {
    ManualTimeSource ahead = new ManualTimeSource();
    try (Cacheme behind = process(new InMemoryRemoteStorage(ahead)).build()) {
      RateCache rates = RateCache.create(behind);
      rates.sync().put(EURO, "0.99");
      ahead.advance(TTL);
      scheduler.advance(TTL.minusMillis(1));

      assertThat(Await.value(rates.get(EURO, this::load))).isEqualTo("0.99");
    }
  }

  /**
   * What a heap had is no older to who joins than to who came first: it was read when the process
   * was told last.
   */
  @Test
  void invalidatedByAnother_whoJoinsALeaseLater_isNotServedWhatTheHeapHad() {
    InMemoryRemoteStorage cut = memory.another();
    try (Cacheme untold = process(cut).build()) {
      RateCache rates = RateCache.create(untold);
      scheduler.advance(Duration.ofSeconds(1)); // as above
      cached();
      assertThat(Await.value(rates.get(EURO, this::load))).isEqualTo("0.99");
      scheduler.advance(Duration.ofSeconds(10)); // as long as heaps keep it
      cut.cutBus(true);
      cache.sync().invalidate(EURO);
      scheduler.advance(Duration.ofSeconds(1));
      CompletableFuture<String> load = new CompletableFuture<>();
      CompletableFuture<String> first = rates.get(EURO, node -> load);
      scheduler.advance(Duration.ofMillis(1_500)); // followLease is two seconds
      CompletableFuture<String> joins = rates.get(EURO, this::load);
      load.completeExceptionally(new IllegalStateException("closed"));

      assertThat(Await.failure(joins)).hasMessage("closed");
      assertThat(Await.failure(first)).hasMessage("closed");
    }
  }

  /** A remote tier, which was read now, has what a heap that was told nothing may not serve. */
  @Test
  void load_failsALeaseAfterTheHeapsWasRead_thatOfTheLowerTierIsServed() {
    InMemoryRemoteStorage cut = memory.another();
    try (Cacheme untold = process(cut).build()) {
      RateCache rates = RateCache.create(untold);
      scheduler.advance(Duration.ofSeconds(1)); // as above
      rates.sync().put(EURO, "0.99");
      scheduler.advance(TTL);
      cut.cutBus(true);
      scheduler.advance(Duration.ofSeconds(1));
      CompletableFuture<String> load = new CompletableFuture<>();
      CompletableFuture<String> answer = rates.get(EURO, node -> load);
      scheduler.advance(Duration.ofMillis(1_500)); // followLease is two seconds
      load.completeExceptionally(failure);

      assertThat(Await.value(answer)).isEqualTo("0.99");
    }
  }

  @Test
  void endedValue_isSeenByNothingElse() {
    cached();
    scheduler.advance(TTL);

    assertThat(Await.value(cache.getIfPresent(EURO))).isNull();
    assertThat(Await.value(cache.getAllPresent(List.of(EURO)))).isEmpty();
    assertThat(cache.asMap()).isEmpty();
    assertThat(cache.asMap().get(new Rate(EURO))).isNull();
    assertThat(Await.value(cache.peek(EURO)).tiers())
        .extracting(Peek.InTier::state)
        .containsExactly(Peek.State.EXPIRED, Peek.State.EXPIRED);
  }

  @Test
  void invalidated_isNotServed() {
    cached();
    scheduler.advance(TTL);
    cache.sync().invalidate(EURO);

    assertThat(failed()).isSameAs(failure);
  }

  @Test
  void invalidatedByAnother_isNotServedFromWhatIsShared() {
    others.sync().put(EURO, "0.99");
    scheduler.advance(TTL);
    others.sync().invalidate(EURO);

    assertThat(failed()).isSameAs(failure);
  }

  @Test
  void invalidatedWhileItLoads_isNotServed() {
    cached();
    scheduler.advance(TTL);
    CompletableFuture<String> load = new CompletableFuture<>();
    CompletableFuture<String> answer = cache.get(EURO, node -> load);
    cache.sync().invalidate(EURO);
    load.completeExceptionally(new IllegalStateException("closed"));

    assertThat(Await.failure(answer)).hasMessage("closed");
  }

  @Test
  void cleared_isNotServed() {
    cached();
    scheduler.advance(TTL);
    cache.sync().clear();

    assertThat(failed()).isSameAs(failure);
  }

  @Test
  void clearedByAnother_isNotServedFromWhatIsShared() {
    others.sync().put(EURO, "0.99");
    scheduler.advance(TTL);
    others.sync().clear();

    assertThat(failed()).isSameAs(failure);
  }

  @Test
  void absence_isNotServedAfterItsEnd() {
    failure = null;
    current = null;
    assertThat(get()).isNull();
    scheduler.advance(TTL);
    failure = new IllegalStateException("the bank is closed");

    assertThat(failed()).isSameAs(failure);
  }

  @Test
  void load_timesOut_theEndedValueIsServed_alsoToWhoJoined() {
    cached();
    scheduler.advance(TTL);
    CompletableFuture<String> one = cache.get(EURO, node -> new CompletableFuture<>());
    CompletableFuture<String> joined = cache.get(EURO, node -> new CompletableFuture<>());
    assertThat(one).isNotDone();
    scheduler.advance(Duration.ofSeconds(31));

    assertThat(Await.value(one)).isEqualTo("0.99");
    assertThat(Await.value(joined)).isEqualTo("0.99");
    assertThat(cache.stats().staleHitCount()).isEqualTo(2);
  }

  @Test
  void blockingLoad_hangs_theCallerIsAnsweredInTime() throws InterruptedException {
    cached();
    scheduler.advance(TTL);
    CountDownLatch hangs = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    Loader<Rate, String> hanging =
        Loader.blocking(
            node -> {
              begun.countDown();
              hangs.await();
              return "late";
            });
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(() -> cache.sync().get(EURO, hanging));
    begun.await();
    scheduler.advance(Duration.ofSeconds(31));

    assertThat(Await.value(answer)).isEqualTo("0.99");
    hangs.countDown();
  }

  @Test
  void load_timesOutAndThereIsNothing_saysSo() {
    CompletableFuture<String> answer = cache.get(EURO, node -> new CompletableFuture<>());
    scheduler.advance(Duration.ofSeconds(31));

    assertThat(Await.failure(answer)).isInstanceOf(LoadTimeoutException.class);
  }

  @Test
  void getAll_bulkLoadFails_thoseThatHaveOneAreServed() {
    cached();
    cache.sync().put("USD", "1.10");
    scheduler.advance(TTL);

    assertThat(
            Await.value(
                cache.getAll(
                    List.of(EURO, "USD"), nodes -> CompletableFuture.failedFuture(failure))))
        .isEqualTo(Map.of(EURO, "0.99", "USD", "1.10"));
    assertThat(cache.stats().loadFailureCount()).isEqualTo(2);
    assertThat(
            Await.value(
                cache.getAll(
                    List.of(EURO, "USD"), nodes -> CompletableFuture.failedFuture(failure))))
        .hasSize(2);
    assertThat(cache.stats().loadFailureCount()).isEqualTo(2);
    assertThat(cache.stats().staleHitCount()).isEqualTo(4);

    assertThatThrownBy(
            () ->
                cache
                    .sync()
                    .getAll(List.of(EURO, "GBP"), nodes -> CompletableFuture.failedFuture(failure)))
        .isInstanceOfSatisfying(
            GetAllException.class,
            partial -> {
              assertThat(partial.failures()).containsOnlyKeys("GBP");
              assertThat(partial.values()).containsOnlyKeys(EURO);
            });
  }

  @Test
  void closed_nothingStaleIsServed() {
    cached();
    scheduler.advance(TTL);
    CompletableFuture<String> answer = cache.get(EURO, node -> new CompletableFuture<>());
    cacheme.close();

    assertThat(Await.failure(answer)).isInstanceOf(io.cacheme.CacheClosedException.class);
  }

  @Test
  void refresh_fails_failsItsCaller() {
    cached();
    scheduler.advance(TTL);

    assertThat(Await.failure(cache.refresh(EURO, this::load))).isSameAs(failure);
  }

  @Test
  void dynamicNode_whatCannotBe_isRefused() {
    Duration second = Duration.ofSeconds(1);
    DynamicType<String> type = DynamicNode.type("t", "v1", String.class).tier("local", second);

    assertThatThrownBy(
            () ->
                type.fleetSingleflight()
                    .fresh(FreshSpec.NONE.staleIfError(second).retryAfter(second))
                    .cache(cacheme))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lease");
    assertThatThrownBy(() -> FreshSpec.NONE.staleIfError(Duration.ofDays(25)))
        .hasMessageContaining("24 days");
  }

  @Test
  void describe_saysIt() {
    assertThat(cacheme.describe()).contains("staleIfError 1h");
  }
}
