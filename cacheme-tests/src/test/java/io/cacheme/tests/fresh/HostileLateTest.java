package io.cacheme.tests.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.CachemeListener;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.FreshSpec;
import io.cacheme.Known;
import io.cacheme.LoadSpec;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.RecursiveLoadException;
import io.cacheme.Reloader;
import io.cacheme.spi.RemoteStorage;
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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Loaders, callers and processes that do what they should not, where loads are late. */
class HostileLateTest {

  private static final String STOP = "Zoo";
  private static final Duration SOFT = Duration.ofMillis(150);
  private static final Duration TTL = Duration.ofMinutes(1);
  private static final LoadSpec LATE =
      LoadSpec.UNBOUNDED.softTimeout(Duration.ofMillis(100)).timeout(Duration.ofSeconds(5));
  private static final FreshSpec STALE =
      FreshSpec.NONE.staleIfError(Duration.ofHours(1)).retryAfter(Duration.ofSeconds(2));
  private static final DynamicType<String> REMOTE =
      DynamicNode.type("metro", "v1", String.class).tier("my-redis", TTL).fresh(STALE).loads(LATE);
  private static final DynamicType<String> HEAP =
      DynamicNode.type("bus", "v1", String.class).tier("local", TTL).fresh(STALE).loads(LATE);
  private static final DynamicType<String> OUTER =
      DynamicNode.type("outer", "v1", String.class).tier("local", TTL);

  private final LogCapture log = new LogCapture();
  private final ExecutorService pool = Executors.newFixedThreadPool(1);
  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final InMemoryRemoteStorage memory = new InMemoryRemoteStorage(time);
  private final List<CachemeListener.Answer> told = new CopyOnWriteArrayList<>();
  private final Cacheme cacheme = process(memory).loadExecutor(pool).listener(told::add).build();
  private final Cacheme another = process(memory.another()).build();
  private final Deque<CompletableFuture<String>> loads = new ArrayDeque<>();
  private final NodeCache<DynamicNode<String>, String> heap = HEAP.cache(cacheme);
  private final NodeCache<DynamicNode<String>, String> remote = REMOTE.cache(cacheme);

  private Cacheme.Builder process(RemoteStorage storage) {
    return Cacheme.builder()
        .timeSource(time)
        .scheduler(scheduler)
        .completeOnStorageThreads()
        .closeTimeout(Duration.ofMillis(20)) // some loads and calls never end
        .storage("local", new InMemoryLocalStorage())
        .storage("my-redis", storage);
  }

  @BeforeEach
  void ended() {
    scheduler.advance(Duration.ofSeconds(1));
    heap.sync().put(HEAP.key(STOP), "12:00");
    remote.sync().put(REMOTE.key(STOP), "12:00");
    scheduler.advance(TTL);
  }

  @AfterEach
  void close() {
    StatsIdentity.assertHolds(heap.stats());
    StatsIdentity.assertHolds(remote.stats());
    cacheme.close();
    another.close();
    pool.shutdownNow();
    log.close();
  }

  private CompletableFuture<String> load(DynamicNode<String> node) {
    CompletableFuture<String> load = new CompletableFuture<>();
    loads.add(load);
    return load;
  }

  private CompletableFuture<String> get() {
    return heap.get(HEAP.key(STOP), this::load);
  }

  /** What {@code task} gives on a load thread of the pool, which is bounded. */
  private CompletableFuture<String> onLoadThread(
      Loader.BlockingFunction<DynamicNode<String>, String> task) {
    return OUTER.cache(cacheme).get(OUTER.key("outer"), Loader.blocking(task));
  }

  @Test
  void remoteOnly_anotherProcessInvalidates_theOlderValueIsServedNoMore() {
    CompletableFuture<String> before = remote.get(REMOTE.key(STOP), this::load);
    scheduler.advance(SOFT);
    assertThat(before).isCompletedWithValue("12:00");
    REMOTE.cache(another).sync().invalidate(REMOTE.key(STOP));
    scheduler.advance(Duration.ofMillis(100));

    assertThat(remote.get(REMOTE.key(STOP), this::load)).isNotDone();
  }

  @Test
  void remoteOnly_anotherProcessPuts_theOlderValueIsServedNoMore() {
    CompletableFuture<String> before = remote.get(REMOTE.key(STOP), this::load);
    scheduler.advance(SOFT);
    assertThat(before).isCompletedWithValue("12:00");
    REMOTE.cache(another).sync().put(REMOTE.key(STOP), "12:30");

    CompletableFuture<String> after = remote.get(REMOTE.key(STOP), this::load);
    scheduler.advance(SOFT);
    assertThat(after).isNotDone(); // it has joined the load, as ever
    loads.remove().complete("12:40");
    assertThat(after).isCompletedWithValue("12:40");
    assertThat(Await.value(remote.getIfPresent(REMOTE.key(STOP)))).isEqualTo("12:30");
  }

  @Test
  void remoteOnly_anotherProcessInvalidatesBeforeItIsLate_theOlderValueIsServedNoMore() {
    CompletableFuture<String> before = remote.get(REMOTE.key(STOP), this::load);
    REMOTE.cache(another).sync().invalidate(REMOTE.key(STOP));
    CompletableFuture<String> after = remote.get(REMOTE.key(STOP), this::load);
    scheduler.advance(SOFT);

    assertThat(after).isNotDone();
    assertThat(before).isNotNull();
  }

  @Test
  void callerOnABoundedLoadThread_thatRunsTheLoad_isAnsweredByItAndCountedSo() {
    CompletableFuture<String> answer =
        onLoadThread(
            outer ->
                heap.sync()
                    .get(
                        HEAP.key(STOP),
                        Loader.blocking(
                            node -> {
                              scheduler.advance(SOFT);
                              return "12:10";
                            })));

    assertThat(Await.value(answer)).isEqualTo("12:10");
    assertThat(heap.stats().staleHitCount()).isZero();
    assertThat(told.stream().filter(CachemeListener.Answer::stale)).isEmpty();
  }

  @Test
  void callerOnABoundedLoadThread_whoseLateLoadFails_isAnsweredByTheOlderValue() {
    CompletableFuture<String> answer =
        onLoadThread(
            outer ->
                heap.sync()
                    .get(
                        HEAP.key(STOP),
                        Loader.blocking(
                            node -> {
                              scheduler.advance(SOFT);
                              throw new IllegalStateException("no bus");
                            })));

    assertThat(Await.value(answer)).isEqualTo("12:00");
  }

  @Test
  void callerOnABoundedLoadThread_whoseLoadFails_isAnsweredByTheOlderValue() {
    CompletableFuture<String> answer =
        onLoadThread(
            outer ->
                heap.sync()
                    .get(
                        HEAP.key(STOP),
                        Loader.blocking(
                            node -> {
                              throw new IllegalStateException("no bus");
                            })));

    assertThat(Await.value(answer)).isEqualTo("12:00");
  }

  @Test
  void openerInterruptedAfterItWasAnswered_whoAskedLaterIsNotAnsweredByThat() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    List<Thread> thread = new CopyOnWriteArrayList<>();
    CompletableFuture<String> opener =
        onLoadThread(
            outer ->
                heap.sync()
                    .get(
                        HEAP.key(STOP),
                        Loader.blocking(
                            node -> {
                              thread.add(Thread.currentThread());
                              entered.countDown();
                              never.await();
                              return "12:10";
                            })));
    entered.await();
    scheduler.advance(SOFT);
    heap.disable(); // so that who asks waits for it
    CompletableFuture<String> first = get();
    CompletableFuture<String> second = get();
    assertThat(first).isNotDone();
    assertThat(second).isNotDone();
    thread.get(0).interrupt();
    Await.until("the opener has left", opener::isDone);
    never.countDown();
    loads.forEach(load -> load.complete("12:20"));
    heap.enable();

    assertThat(Await.value(first)).isIn("12:10", "12:20");
    assertThat(Await.value(second)).isIn("12:10", "12:20");
  }

  @Test
  void loadsThatEndInTheVeryMoment_eachCallerIsAnsweredOnce() {
    int keys = 300;
    for (int i = 0; i < keys; i++) {
      heap.sync().put(HEAP.key("k" + i), "old");
    }
    scheduler.advance(TTL);
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      answers.add(heap.get(HEAP.key("k" + i), this::load));
      answers.add(heap.get(HEAP.key("k" + i), this::load));
    }
    List<CompletableFuture<String>> begun = List.copyOf(loads);
    assertThat(begun).hasSize(keys);
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(() -> begun.forEach(load -> load.complete("new")));
    scheduler.advance(SOFT);
    Await.value(other);

    for (CompletableFuture<String> answer : answers) {
      assertThat(Await.value(answer)).isIn("old", "new");
    }
    assertThat(heap.sync().getIfPresent(HEAP.key("k7"))).isEqualTo("new");
    assertThat(heap.stats().hitCount() + heap.stats().missCount())
        .isEqualTo(heap.stats().requestCount());
    assertThat(heap.stats().staleHitCount())
        .isEqualTo(answers.stream().filter(a -> "old".equals(a.join())).count());
  }

  @Test
  void staleIfErrorEndsWhileTheLoadIsLate_whoAsksWaits() {
    scheduler.advance(Duration.ofHours(1).minusMillis(500));
    CompletableFuture<String> before = get();
    scheduler.advance(SOFT);
    assertThat(before).isCompletedWithValue("12:00");
    scheduler.advance(Duration.ofSeconds(1));
    CompletableFuture<String> after = get();
    assertThat(after).isNotDone();
    loads.remove().complete("12:10");
    assertThat(after).isCompletedWithValue("12:10");
  }

  @Test
  void disabledAndEnabledAmid_theOlderValueIsServedNoMore() {
    get();
    scheduler.advance(SOFT);
    heap.disable();
    heap.enable();

    assertThat(get()).isNotDone();
  }

  @Test
  void disabledInvalidatedEnabledAmid_theOlderValueIsServedNoMore() {
    get();
    scheduler.advance(SOFT);
    heap.disable();
    heap.sync().invalidate(HEAP.key(STOP));
    heap.enable();

    assertThat(get()).isNotDone();
  }

  @Test
  void turns_aLoadThatWaitsForOne_isLateToo_andRunsOnce() {
    DynamicType<String> type =
        DynamicNode.type("ship", "v1", String.class)
            .tier("local", TTL)
            .fresh(STALE)
            .loads(LATE.maxConcurrent(1).errorTtl(Duration.ofSeconds(10)));
    NodeCache<DynamicNode<String>, String> ships = type.cache(cacheme);
    ships.sync().put(type.key("a"), "1");
    ships.sync().put(type.key("b"), "1");
    scheduler.advance(TTL);
    CompletableFuture<String> a = ships.get(type.key("a"), this::load);
    CompletableFuture<String> b = ships.get(type.key("b"), this::load);
    scheduler.advance(SOFT);
    assertThat(a).isCompletedWithValue("1");
    assertThat(b).isCompletedWithValue("1");
    assertThat(loads).hasSize(1);
    loads.remove().completeExceptionally(new IllegalStateException("no ship"));
    assertThat(loads).hasSize(1);
    loads.remove().complete("2");
    assertThat(ships.get(type.key("a"), this::load)).isCompletedWithValue("1");
    assertThat(ships.get(type.key("b"), this::load)).isCompletedWithValue("2");
    scheduler.advance(Duration.ofSeconds(3));
    CompletableFuture<String> again = ships.get(type.key("a"), this::load);
    assertThat(loads).hasSize(1);
    loads.remove().complete("3");
    assertThat(again).isCompletedWithValue("3");
    StatsIdentity.assertHolds(ships.stats());
  }

  @Test
  void turns_aReloadThatWaitsForOneAndIsInvalidated_knowsNothing() {
    DynamicType<String> type =
        DynamicNode.type("ship", "v1", String.class)
            .tier("local", TTL)
            .fresh(STALE)
            .loads(LATE.maxConcurrent(1));
    NodeCache<DynamicNode<String>, String> ships = type.cache(cacheme);
    ships.sync().put(type.key("a"), "1");
    ships.sync().put(type.key("b"), "1");
    scheduler.advance(TTL);
    List<Known<String>> known = new ArrayList<>();
    Reloader<DynamicNode<String>, String> reloader =
        (node, stale) -> {
          known.add(stale);
          return load(node);
        };
    ships.get(type.key("a"), this::load);
    ships.get(type.key("b"), reloader);
    ships.sync().invalidate(type.key("b"));
    loads.remove().complete("2");

    assertThat(known).hasSize(1);
    assertThat(known.get(0).isPresent()).isFalse();
    StatsIdentity.assertHolds(ships.stats());
  }

  @Test
  void recursiveLoad_afterItIsLate_doesNotHang() {
    CompletableFuture<String> answer =
        heap.get(
            HEAP.key(STOP),
            Loader.blocking(
                node -> {
                  scheduler.advance(SOFT);
                  try {
                    return heap.sync().get(node, Loader.blocking(n -> "inner"));
                  } catch (RecursiveLoadException e) {
                    return "recursive";
                  }
                }));

    assertThat(Await.value(answer)).isEqualTo("12:00");
    Await.until("it is over", () -> heap.stats().loadSuccessCount() == 1);
    assertThat(Await.value(get())).isIn("recursive", "12:00");
  }

  @Test
  void refreshFailsWhileALateLoadRuns_theLateLoadIsKept() {
    get();
    scheduler.advance(SOFT);
    CompletableFuture<String> refreshed =
        heap.refresh(
            HEAP.key(STOP), node -> CompletableFuture.failedFuture(new IllegalStateException("x")));
    assertThat(refreshed).isCompletedExceptionally();
    assertThat(get()).isCompletedWithValue("12:00");
    loads.remove().complete("12:10");
    assertThat(get()).isCompletedWithValue("12:10");
    assertThat(loads).isEmpty();
  }
}
