package io.cacheme.tests.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.FreshSpec;
import io.cacheme.LoadRejectedException;
import io.cacheme.Loader;
import io.cacheme.RecursiveLoadException;
import io.cacheme.TierException;
import io.cacheme.WarmUp;
import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
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
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Loaders, callers and storages that do what they should not, where older values are served. */
class HostileFreshTest {

  private static final String PORT = "Brest";
  private static final Duration SOFT = Duration.ofSeconds(10);
  private static final Duration TTL = Duration.ofMinutes(1);
  private static final Loader<Tide, String> FAILING =
      node -> {
        throw new IllegalStateException("no tide");
      };

  private final LogCapture log = new LogCapture();
  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final InMemoryRemoteStorage memory = new InMemoryRemoteStorage(time);
  private final FaultyRemoteStorage redis = new FaultyRemoteStorage(memory);
  private final HookedHeap heap = new HookedHeap();
  private final Cacheme cacheme = process(heap, redis).build();
  private final Cacheme another = process(new InMemoryLocalStorage(), memory.another()).build();
  private final TideCache cache = TideCache.create(cacheme);
  private final TideCache others = TideCache.create(another);

  private Cacheme.Builder process(LocalStorage local, RemoteStorage storage) {
    return Cacheme.builder()
        .timeSource(time)
        .scheduler(scheduler)
        .completeOnStorageThreads()
        .closeTimeout(Duration.ofMillis(20)) // some loads and calls never end
        .storage("local", local)
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

  private @Nullable String get(Loader<Tide, String> loader) {
    return Await.value(cache.get(PORT, loader));
  }

  private static Loader<Tide, String> giving(@Nullable String value) {
    return node -> CompletableFuture.completedFuture(value);
  }

  private void cached() {
    cache.sync().put(PORT, "high");
  }

  @Test
  void renewal_findsThatThereIsNone_theOlderIsServedNoMore() {
    cached();
    scheduler.advance(SOFT);
    assertThat(get(giving(null))).isEqualTo("high");

    assertThat(get(giving(null))).isNull();
    assertThat(Await.value(others.getIfPresent(PORT))).isNull();
  }

  @Test
  void renewal_inBulk_findsThatThereIsNone_theOlderIsServedNoMore() {
    cached();
    cache.sync().put("Rhyl", "low");
    scheduler.advance(SOFT);
    BulkLoader<Tide, String> half =
        nodes -> CompletableFuture.completedFuture(Map.of(new Tide("Rhyl"), "lower"));
    assertThat(Await.value(cache.getAll(List.of(PORT, "Rhyl"), half)))
        .isEqualTo(Map.of(PORT, "high", "Rhyl", "low"));

    assertThat(Await.value(cache.getAll(List.of(PORT, "Rhyl"), half)))
        .isEqualTo(Map.of("Rhyl", "lower"));
    assertThat(Await.value(others.getIfPresent(PORT))).isNull();
  }

  @Test
  void renewal_givesWhatIsNotKept_theOlderIsServedNoMore() {
    cached();
    scheduler.advance(SOFT);
    assertThat(get(giving(Tide.GUESS))).isEqualTo("high");

    assertThat(get(giving("low"))).isEqualTo("low");
  }

  @Test
  void load_findsThatThereIsNone_theOlderIsNotServedWhereTheNextFails() {
    cached();
    scheduler.advance(TTL);
    assertThat(get(giving(null))).isNull();

    assertThat(Await.failure(cache.get(PORT, FAILING))).hasMessage("no tide");
    assertThat(Await.failure(others.get(PORT, FAILING))).hasMessage("no tide");
  }

  @Test
  void loadAll_findsThatThereIsNone_theOlderIsNotServedWhereTheNextFails() {
    cached();
    scheduler.advance(TTL);
    assertThat(
            Await.value(
                cache.getAll(List.of(PORT), nodes -> CompletableFuture.completedFuture(Map.of()))))
        .isEmpty();

    assertThat(Await.failure(cache.get(PORT, FAILING))).hasMessage("no tide");
  }

  @Test
  void renewal_putMeanwhile_findsThatThereIsNone_thePutStays() {
    cached();
    scheduler.advance(SOFT);
    CompletableFuture<String> load = new CompletableFuture<>();
    assertThat(get(node -> load)).isEqualTo("high");
    cache.sync().put(PORT, "low");
    load.complete(null);

    assertThat(get(FAILING)).isEqualTo("low");
  }

  @Test
  void renewal_keptOutByADoorkeeper_isKept() {
    FerryCache ferries = FerryCache.create(cacheme);
    ferries.sync().put(PORT, "nine");
    scheduler.advance(SOFT);
    assertThat(Await.value(ferries.get(PORT, node -> CompletableFuture.completedFuture("ten"))))
        .isEqualTo("nine");

    assertThat(Await.value(ferries.getIfPresent(PORT))).isEqualTo("ten");
    assertThat(ferries.stats().unadmittedCount()).isZero();
    StatsIdentity.assertHolds(ferries.stats());
  }

  @Test
  void renewal_slowerThanALoadThatBeganLater_doesNotReplaceIt() {
    cached();
    scheduler.advance(TTL.minusSeconds(1));
    CompletableFuture<String> slow = new CompletableFuture<>();
    assertThat(get(node -> slow)).isEqualTo("high");
    scheduler.advance(Duration.ofSeconds(2));
    assertThat(get(giving("low"))).isEqualTo("low");
    slow.complete("from before");

    assertThat(get(FAILING)).isEqualTo("low");
    assertThat(Await.value(others.getIfPresent(PORT))).isEqualTo("low");
  }

  @Test
  void blockingBulkLoad_hangs_theCallerIsAnsweredInTime() throws InterruptedException {
    cached();
    scheduler.advance(TTL);
    CountDownLatch hangs = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    BulkLoader<Tide, String> hanging =
        BulkLoader.blocking(
            nodes -> {
              begun.countDown();
              hangs.await();
              return Map.of();
            });
    CompletableFuture<Map<String, String>> answer =
        CompletableFuture.supplyAsync(() -> cache.sync().getAll(List.of(PORT), hanging));
    begun.await();
    scheduler.advance(Duration.ofSeconds(31));

    assertThat(Await.value(answer)).isEqualTo(Map.of(PORT, "high"));
    hangs.countDown();
  }

  @Test
  void invalidatedByAnother_whileTheHeapIsLookedAt_isNotServed() {
    cached();
    scheduler.advance(TTL);
    redis.fault(StorageOperation.GET, StorageFault.FAIL);
    heap.afterPeek(() -> others.sync().invalidate(PORT));

    assertThat(Await.failure(cache.get(PORT, FAILING))).hasMessage("no tide");
  }

  @Test
  void invalidateThatDidNotReachRedis_isNotServed() {
    cached();
    scheduler.advance(TTL);
    redis.fault(StorageOperation.PUT_TOMBSTONE, StorageFault.FAIL);
    assertThatThrownBy(() -> cache.sync().invalidate(PORT)).isInstanceOf(TierException.class);

    assertThat(Await.failure(cache.get(PORT, FAILING))).hasMessage("no tide");
    assertThatThrownBy(
            () ->
                cache
                    .sync()
                    .getAll(
                        List.of(PORT),
                        nodes -> CompletableFuture.failedFuture(new IllegalStateException("no"))))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void renewal_answersNullInsteadOfAStage_isServedOn() {
    cached();
    scheduler.advance(SOFT);

    assertThat(get(node -> nullStage())).isEqualTo("high");
    assertThat(cache.stats().loadFailureCount()).isEqualTo(1);
    assertThat(log.text()).contains("could not be loaded anew");
  }

  @SuppressWarnings("NullAway") // what a loader must not answer
  private static CompletionStage<String> nullStage() {
    return null;
  }

  @Test
  void renewal_asksForItsOwnKey_hasTheOlder() throws InterruptedException {
    cached();
    scheduler.advance(SOFT);
    AtomicInteger loads = new AtomicInteger();
    CountDownLatch ended = new CountDownLatch(1);
    AtomicReference<Loader<Tide, String>> own = new AtomicReference<>();
    own.set(
        Loader.blocking(
            node -> {
              loads.incrementAndGet();
              String sync = cache.sync().get(PORT, own.get());
              String async = cache.get(PORT, own.get()).get();
              ended.countDown();
              return sync + "+" + async;
            }));

    assertThat(cache.sync().get(PORT, own.get())).isEqualTo("high");
    ended.await();
    Await.until("it is renewed", () -> "high+high".equals(cache.sync().getIfPresent(PORT)));
    assertThat(loads).hasValue(1);
  }

  @Test
  void load_asksForItsOwnKey_theEndedValueIsServed() {
    cached();
    scheduler.advance(TTL);
    AtomicReference<Loader<Tide, String>> own = new AtomicReference<>();
    own.set(Loader.blocking(node -> cache.sync().get(PORT, own.get())));

    assertThat(cache.sync().get(PORT, own.get())).isEqualTo("high");
    cache.sync().invalidate(PORT);
    assertThatThrownBy(() -> cache.sync().get(PORT, own.get()))
        .isInstanceOf(RecursiveLoadException.class);
  }

  @Test
  void closedWhileItIsRenewed_endsAndKeepsNothing() {
    cached();
    scheduler.advance(SOFT);
    CompletableFuture<String> load = new CompletableFuture<>();
    assertThat(get(node -> load)).isEqualTo("high");
    cacheme.close();
    load.complete("late");

    assertThat(Await.value(others.getIfPresent(PORT))).isEqualTo("high");
  }

  @Test
  void disabledWhileItIsRenewed_keepsNothing_andServesNothingStale() {
    cached();
    scheduler.advance(SOFT);
    CompletableFuture<String> load = new CompletableFuture<>();
    assertThat(get(node -> load)).isEqualTo("high");
    cache.asNodeCache().disable();
    load.complete("late");
    assertThat(Await.failure(cache.get(PORT, FAILING))).hasMessage("no tide");
    cache.asNodeCache().enable();

    assertThat(Await.value(others.getIfPresent(PORT))).isEqualTo("high");
    scheduler.advance(TTL);
    assertThat(get(FAILING)).isEqualTo("high"); // that of Redis
  }

  @Test
  void rejectedRenewal_isServedOn_rejectedLoad_theEndedValueIsServed() {
    try (Cacheme busy =
        process(new InMemoryLocalStorage(), memory.another())
            .loadExecutor(
                task -> {
                  throw new RejectedExecutionException("full");
                })
            .build()) {
      TideCache tides = TideCache.create(busy);
      Loader<Tide, String> blocking = Loader.blocking(node -> "low");
      tides.sync().put(PORT, "high");
      scheduler.advance(SOFT);
      assertThat(tides.sync().get(PORT, blocking)).isEqualTo("high");
      assertThat(tides.stats().loadFailureCount()).isEqualTo(1);
      scheduler.advance(TTL);
      assertThat(tides.sync().get(PORT, blocking)).isEqualTo("high");
      assertThat(tides.stats().staleHitCount()).isEqualTo(1);
      tides.sync().invalidate(PORT);
      assertThatThrownBy(() -> tides.sync().get(PORT, blocking))
          .isInstanceOf(LoadRejectedException.class);
      StatsIdentity.assertHolds(tides.stats());
    }
  }

  @Test
  void loadGivenUpByItsInterruptedCaller_whoJoinedHasTheEndedValue() throws InterruptedException {
    ExecutorService few = Executors.newFixedThreadPool(2);
    try (Cacheme bounded =
        process(new InMemoryLocalStorage(), memory.another()).loadExecutor(few).build()) {
      TideCache tides = TideCache.create(bounded);
      tides.sync().put(PORT, "high");
      scheduler.advance(TTL);
      AtomicInteger loads = new AtomicInteger();
      AtomicReference<Thread> loadThread = new AtomicReference<>();
      CountDownLatch begun = new CountDownLatch(1);
      Loader<Tide, String> interrupted =
          Loader.blocking(
              node -> {
                if (loads.incrementAndGet() > 1) {
                  throw new IllegalStateException("no tide");
                }
                loadThread.set(Thread.currentThread());
                begun.countDown();
                new CountDownLatch(1).await();
                return "never";
              });
      CompletableFuture<String> outer =
          tides.get("outer", Loader.blocking(node -> tides.sync().get(PORT, interrupted)));
      begun.await();
      CompletableFuture<String> joined = tides.get(PORT, interrupted);
      loadThread.get().interrupt();

      assertThat(Await.value(joined)).isEqualTo("high");
      assertThat(Await.failure(outer)).isNotNull();
      assertThat(loads).hasValue(2);
    } finally {
      few.shutdownNow();
    }
  }

  @Test
  void serverSaysThatItHasEnded_theLoadFails_isServed() {
    cached();
    memory.setClockAhead(Duration.ofSeconds(-2)); // since it was put
    scheduler.advance(TTL.plusSeconds(1));

    assertThat(Await.value(others.get(PORT, FAILING))).isEqualTo("high");
  }

  @Test
  void refreshAll_fails_theEndedValueIsServedByTheNextGet() {
    cached();
    scheduler.advance(TTL);
    assertThat(
            Await.failure(
                cache.refreshAll(
                    List.of(PORT),
                    nodes -> CompletableFuture.failedFuture(new IllegalStateException("no")))))
        .isNotNull();

    assertThat(get(FAILING)).isEqualTo("high");
  }

  @Test
  void memoized_due_isServedAtOnce_ended_isServedWhereTheMethodFails() throws Exception {
    AtomicReference<@Nullable String> now = new AtomicReference<>("high");
    AtomicInteger calls = new AtomicInteger();
    Tides tides =
        new TidesMemoized(
            port -> {
              calls.incrementAndGet();
              String value = now.get();
              if (value == null) {
                throw new IOException("no tide");
              }
              return value;
            },
            cache);
    assertThat(tides.tide(PORT)).isEqualTo("high");
    scheduler.advance(SOFT);
    now.set("low");
    assertThat(tides.tide(PORT)).isEqualTo("high");
    Await.until("it is renewed", () -> "low".equals(cache.sync().getIfPresent(PORT)));
    scheduler.advance(TTL);
    now.set(null);
    assertThat(tides.tide(PORT)).isEqualTo("low");
    assertThat(tides.tide(PORT)).isEqualTo("low");
    assertThat(calls).hasValue(3);
    cache.sync().invalidate(PORT);

    assertThatThrownBy(() -> tides.tide(PORT)).isInstanceOf(IOException.class);
  }

  @Test
  void dynamicNode_durationsOfCenturies_areAsGoodAsForEver() {
    Duration centuries = Duration.ofDays(400_000);
    var type =
        DynamicNode.type("tides", "v1", String.class)
            .tier("local", Duration.ofMinutes(1))
            .fresh(FreshSpec.NONE.staleIfError(Duration.ofDays(1)).retryAfter(centuries));
    var endless =
        DynamicNode.type("endless", "v1", String.class)
            .tier("local", null)
            .fresh(FreshSpec.NONE.softTtl(centuries).retryAfter(centuries));
    assertThat(Await.value(cacheme.get(endless.key(PORT), node -> value("low")))).isEqualTo("low");
    assertThat(Await.value(cacheme.get(type.key(PORT), node -> value("high")))).isEqualTo("high");
    scheduler.advance(Duration.ofMinutes(1));
    assertThat(
            Await.value(
                cacheme.get(
                    type.key(PORT),
                    node -> CompletableFuture.failedFuture(new IllegalStateException("no")))))
        .isEqualTo("high");
    scheduler.advance(Duration.ofHours(1));

    assertThat(Await.value(cacheme.get(type.key(PORT), node -> value("low")))).isEqualTo("high");
  }

  private static CompletableFuture<String> value(String value) {
    return CompletableFuture.completedFuture(value);
  }

  @Test
  void warmUp_due_isLetBe() {
    AtomicInteger loads = new AtomicInteger();
    Buoy.Source source =
        number -> {
          loads.incrementAndGet();
          return value("green");
        };
    BuoyCache buoys = BuoyCache.create(cacheme, source);
    List<Integer> numbers = List.of(1, 2, 3, 4, 5);
    Await.value(buoys.getAll(numbers));
    scheduler.advance(SOFT);
    WarmUp warmUp = Await.value(buoys.asNodeCache().warmUp(nodes(numbers), 1, progress -> {}));
    Await.value(
        BuoyCache.create(another, source).asNodeCache().warmUp(nodes(numbers), 1, progress -> {}));

    assertThat(warmUp.presentCount()).isEqualTo(5);
    assertThat(loads).hasValue(5);
    assertThat(Await.value(buoys.getAll(numbers))).hasSize(5);
    assertThat(loads).hasValue(10);
  }

  private static Iterator<Buoy> nodes(List<Integer> numbers) {
    return numbers.stream().map(Buoy::new).iterator();
  }

  @Test
  void keyedByText_due_isRenewed_andServedAfterItsEnd() {
    PierCache piers = PierCache.create(cacheme);
    piers.sync().put(PORT, "two");
    scheduler.advance(SOFT);
    assertThat(Await.value(piers.get("BREST", node -> CompletableFuture.completedFuture("three"))))
        .isEqualTo("two");
    assertThat(Await.value(piers.getIfPresent(PORT))).isEqualTo("three");
    scheduler.advance(Duration.ofMinutes(1));
    assertThat(
            Await.value(
                piers.get(
                    PORT, node -> CompletableFuture.failedFuture(new IllegalStateException("no")))))
        .isEqualTo("three");
    StatsIdentity.assertHolds(piers.stats());
  }

  /** Calls back when it has been looked at without a use. */
  private static final class HookedHeap implements LocalStorage {

    private final InMemoryLocalStorage heap = new InMemoryLocalStorage();
    private @Nullable Runnable hook;

    void afterPeek(Runnable once) {
      hook = once;
    }

    @Override
    public @Nullable Object get(Object key) {
      return heap.get(key);
    }

    @Override
    public @Nullable Object peek(Object key) {
      Object had = heap.peek(key);
      Runnable once = hook;
      if (once != null) {
        hook = null;
        once.run();
      }
      return had;
    }

    @Override
    public void put(Object key, Object value, long ttlNanos) {
      heap.put(key, value, ttlNanos);
    }

    @Override
    public void remove(Object key) {
      heap.remove(key);
    }

    @Override
    public long size() {
      return heap.size();
    }

    @Override
    public CompletionStage<@Nullable Void> open(StorageContext context) {
      return heap.open(context);
    }

    @Override
    public CompletionStage<@Nullable Void> close() {
      return heap.close();
    }
  }
}
