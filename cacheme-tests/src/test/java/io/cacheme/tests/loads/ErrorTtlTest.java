package io.cacheme.tests.loads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.CachemeListener;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.FreshSpec;
import io.cacheme.GetAllException;
import io.cacheme.LoadRejectedException;
import io.cacheme.LoadSpec;
import io.cacheme.LoadTimeoutException;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.stats.CacheStats;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StatsIdentity;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Failures of loads that are the answer for a while. */
class ErrorTtlTest {

  private static final Duration ERROR_TTL = Duration.ofSeconds(5);

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final InMemoryRemoteStorage memory = new InMemoryRemoteStorage(time);
  private final List<CachemeListener.Answer> answers = new ArrayList<>();
  private final Cacheme cacheme = process(answers::add);
  private final Cacheme another = process(null);
  private final FareCache cache = FareCache.create(cacheme);
  private final FareCache others = FareCache.create(another);
  private final Deque<CompletableFuture<@Nullable String>> loads = new ArrayDeque<>();
  private final RuntimeException down = new IllegalStateException("the source is down");
  private int begun;

  private Cacheme process(@Nullable CachemeListener listener) {
    Cacheme.Builder builder =
        Cacheme.builder()
            .timeSource(time)
            .scheduler(scheduler)
            .completeOnStorageThreads()
            .storage("local", new InMemoryLocalStorage())
            .storage("my-redis", memory.another());
    return (listener == null ? builder : builder.listener(listener)).build();
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
  }

  private CompletableFuture<@Nullable String> load(Fare node) {
    begun++;
    CompletableFuture<@Nullable String> load = new CompletableFuture<>();
    loads.add(load);
    return load;
  }

  private CompletableFuture<@Nullable String> get() {
    return cache.get(1, 1, this::load);
  }

  private void fails() {
    CompletableFuture<@Nullable String> first = get();
    loads.remove().completeExceptionally(down);
    assertThat(Await.failure(first)).isSameAs(down);
  }

  private void assertLoadsAgain() {
    int before = begun;
    assertThat(get()).isNotDone();
    assertThat(begun).isEqualTo(before + 1);
    loads.remove().complete("2 Euro");
  }

  @Test
  void failure_askedAgain_isTheAnswerAtOnce() {
    fails();
    scheduler.advance(ERROR_TTL.minusMillis(1));

    assertThat(Await.failure(get())).isSameAs(down);
    assertThatThrownBy(() -> cache.sync().get(1, 1, this::load)).isSameAs(down);
    assertThat(begun).isEqualTo(1);
    CacheStats stats = cache.stats();
    assertThat(stats.rememberedFailureCount()).isEqualTo(2);
    assertThat(stats.missCount()).isEqualTo(3);
    assertThat(stats.loadFailureCount()).isEqualTo(1);
    assertThat(answers)
        .hasSize(3)
        .allMatch(answer -> answer.source() == CachemeListener.Source.FAILURE)
        .allMatch(answer -> answer.failure() == down);
  }

  @Test
  void failure_afterItsTime_isLoadedAgain() {
    fails();
    scheduler.advance(ERROR_TTL);
    assertLoadsAgain();
    assertThat(Await.value(get())).isEqualTo("2 Euro");
  }

  @Test
  void failure_ofOneKey_isNoneOfAnother() {
    fails();
    assertThat(cache.get(1, 2, this::load)).isNotDone();
    loads.remove().complete("1 Euro");
  }

  @Test
  void getAll_hasTheFailureOfEach_andLoadsTheRest() {
    fails();
    BulkLoader<Fare, String> bulk =
        nodes -> {
          assertThat(nodes).containsExactly(new Fare(1, 2));
          return CompletableFuture.completedFuture(Map.of(new Fare(1, 2), "1 Euro"));
        };
    Throwable thrown =
        Await.failure(cache.asNodeCache().getAll(List.of(new Fare(1, 1), new Fare(1, 2)), bulk));

    assertThat(thrown).isInstanceOf(GetAllException.class);
    GetAllException all = (GetAllException) thrown;
    assertThat(all.failures()).hasSize(1).containsValue(down);
    assertThat(all.values()).hasSize(1).containsValue("1 Euro");
  }

  @Test
  void bulkLoad_fails_isTheFailureOfEachOfItsKeys() {
    BulkLoader<Fare, String> bulk = nodes -> CompletableFuture.failedFuture(down);
    Await.failure(cache.asNodeCache().getAll(List.of(new Fare(1, 1), new Fare(1, 2)), bulk));

    assertThat(Await.failure(get())).isSameAs(down);
    assertThat(Await.failure(cache.get(1, 2, this::load))).isSameAs(down);
    assertThat(begun).isZero();
  }

  @Test
  void memoized_hasTheFailure() {
    fails();
    assertThat(
            Await.failure(
                cache
                    .asNodeCache()
                    .memoize((Integer stop) -> new Fare(1, stop), stop -> load(new Fare(1, stop)))
                    .apply(1)))
        .isSameAs(down);
    assertThat(begun).isEqualTo(1);
  }

  @Test
  void timeout_isRemembered_andItsLateResultIsNot() {
    CompletableFuture<@Nullable String> first = get();
    scheduler.advance(Duration.ofSeconds(3));
    assertThat(Await.failure(first)).isInstanceOf(LoadTimeoutException.class);

    assertThat(Await.failure(get())).isInstanceOf(LoadTimeoutException.class);
    loads.remove().complete("late");
    assertThat(Await.failure(get())).isInstanceOf(LoadTimeoutException.class);
    assertThat(begun).isEqualTo(1);
  }

  @Test
  void put_forgets() {
    fails();
    cache.sync().put(1, 1, "3 Euro");
    cache.sync().invalidate(1, 1);
    assertLoadsAgain();
  }

  @Test
  void put_isServed() {
    fails();
    cache.sync().put(1, 1, "3 Euro");
    assertThat(Await.value(get())).isEqualTo("3 Euro");
  }

  @Test
  void putOfAnother_isServed() {
    fails();
    others.sync().put(1, 1, "3 Euro");
    assertThat(Await.value(get())).isEqualTo("3 Euro");
  }

  @Test
  void invalidate_forgets() {
    fails();
    cache.sync().invalidate(1, 1);
    assertLoadsAgain();
  }

  @Test
  void invalidateOfAnother_forgets() {
    fails();
    others.sync().invalidate(1, 1);
    assertLoadsAgain();
  }

  @Test
  void clear_forgets() {
    fails();
    cache.sync().clear();
    assertLoadsAgain();
  }

  @Test
  void clearOfAnother_forgets() {
    fails();
    others.sync().clear();
    assertLoadsAgain();
  }

  @Test
  void endOfItsGroup_forgets() {
    fails();
    cache.sync().invalidateByLine(1);
    assertLoadsAgain();
  }

  @Test
  void endOfItsGroupByAnother_forgets() {
    fails();
    others.sync().invalidateByLine(1);
    assertLoadsAgain();
  }

  @Test
  void endOfAnotherGroup_doesNot() {
    fails();
    cache.sync().invalidateByLine(2);
    assertThat(Await.failure(get())).isSameAs(down);
  }

  @Test
  void refresh_thatSucceeds_forgets() {
    fails();
    CompletableFuture<@Nullable String> refresh = cache.refresh(1, 1, this::load);
    loads.remove().complete(null);
    assertThat(Await.value(refresh)).isNull();
    assertLoadsAgain();
  }

  @Test
  void refresh_loads_andIsNotRememberedIfItFails() {
    CompletableFuture<@Nullable String> refresh = cache.refresh(1, 1, this::load);
    loads.remove().completeExceptionally(down);
    assertThat(Await.failure(refresh)).isSameAs(down);
    assertLoadsAgain();
  }

  @Test
  void load_thatBeganBeforeAWrite_isNotRemembered() {
    CompletableFuture<@Nullable String> first = get();
    cache.sync().invalidate(1, 1);
    loads.remove().completeExceptionally(down);
    assertThat(Await.failure(first)).isSameAs(down);
    assertLoadsAgain();
  }

  @Test
  void load_thatBeganBeforeAWriteOfAnother_isNotRemembered() {
    CompletableFuture<@Nullable String> first = get();
    others.sync().invalidate(1, 1);
    loads.remove().completeExceptionally(down);
    assertThat(Await.failure(first)).isSameAs(down);
    assertLoadsAgain();
  }

  @Test
  void load_thatBeganBeforeAClear_isNotRemembered() {
    get();
    cache.sync().clear();
    loads.remove().completeExceptionally(down);
    assertLoadsAgain();
  }

  @Test
  void other_processesLoad() {
    fails();
    assertThat(others.get(1, 1, this::load)).isNotDone();
    loads.remove().complete("2 Euro");
    assertThat(Await.value(get())).isEqualTo("2 Euro");
  }

  @Test
  void getIfPresent_findsNothing() {
    fails();
    assertThat(Await.value(cache.getIfPresent(1, 1))).isNull();
  }

  @Test
  void disabled_remembersAndAnswersNothing() {
    fails();
    cache.asNodeCache().disable();
    CompletableFuture<@Nullable String> second = get();
    loads.remove().completeExceptionally(down);
    assertThat(second).isCompletedExceptionally();
    assertThat(get()).isNotDone();
    loads.remove().complete("2 Euro");
    cache.asNodeCache().enable();
    assertLoadsAgain();
  }

  @Test
  void rejectionOrInterruption_isNotRemembered() {
    Await.failure(
        cache.get(
            1, 1, node -> CompletableFuture.failedFuture(new LoadRejectedException("x", down))));
    assertLoadsAgain();
    cache.sync().invalidate(1, 1);
    Await.failure(
        cache.get(1, 1, node -> CompletableFuture.failedFuture(new InterruptedException())));
    assertLoadsAgain();
    cache.sync().invalidate(1, 1);
    Await.failure(
        cache.get(1, 1, node -> CompletableFuture.failedFuture(new StackOverflowError())));
    assertLoadsAgain();
  }

  @Test
  void interruptedCaller_isNotRemembered() {
    Loader<Fare, String> interrupted =
        Loader.blocking(
            node -> {
              throw new InterruptedException();
            });
    assertThatThrownBy(() -> cache.sync().get(1, 1, interrupted)).isNotNull();
    assertThat(Thread.interrupted()).isTrue();
    assertLoadsAgain();
  }

  @Test
  void blockingLoader_fails_isRemembered() {
    AtomicInteger calls = new AtomicInteger();
    Loader<Fare, String> loader =
        Loader.blocking(
            node -> {
              calls.incrementAndGet();
              throw down;
            });
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> cache.sync().get(1, 1, loader)).isSameAs(down);
    }
    assertThat(calls).hasValue(1);
  }

  private static final DynamicType<String> STALE =
      DynamicNode.type("stale", "v1", String.class)
          .tier("local", Duration.ofSeconds(10))
          .loads(LoadSpec.UNBOUNDED.errorTtl(Duration.ofSeconds(30)))
          .fresh(
              FreshSpec.NONE
                  .softTtl(Duration.ofSeconds(4))
                  .staleIfError(Duration.ofSeconds(60))
                  .retryAfter(Duration.ofSeconds(2)));

  @Test
  void olderValue_goesBeforeAFailure() {
    NodeCache<DynamicNode<String>, String> stale = STALE.cache(cacheme);
    DynamicNode<String> key = STALE.key("a");
    AtomicInteger calls = new AtomicInteger();
    Loader<DynamicNode<String>, String> loader =
        node -> {
          calls.incrementAndGet();
          return CompletableFuture.failedFuture(down);
        };
    Await.value(stale.put(key, "old"));
    scheduler.advance(Duration.ofSeconds(5));
    assertThat(Await.value(stale.get(key, loader))).isEqualTo("old"); // a renewal that fails
    assertThat(calls).hasValue(1);
    scheduler.advance(Duration.ofSeconds(6));
    assertThat(Await.value(stale.get(key, loader))).isEqualTo("old"); // the load of a get
    assertThat(calls).hasValue(2);
    scheduler.advance(Duration.ofSeconds(2));
    assertThat(Await.value(stale.get(key, loader))).isEqualTo("old"); // after retryAfter
    assertThat(calls).hasValue(3);
    scheduler.advance(Duration.ofSeconds(60));
    assertThat(Await.failure(stale.get(key, loader))).isSameAs(down);
    assertThat(Await.failure(stale.get(key, loader))).isSameAs(down);
    assertThat(calls).hasValue(4);
    assertThat(stale.stats().rememberedFailureCount()).isEqualTo(1);
  }

  @Test
  void manyKeys_areBounded_andForgottenInTime() {
    List<CompletableFuture<String>> failed =
        IntStream.range(0, 20_000)
            .mapToObj(
                stop -> cache.get(1, stop, node -> CompletableFuture.<String>failedFuture(down)))
            .toList();
    assertThat(failed).allMatch(CompletableFuture::isCompletedExceptionally);
    long before = cache.stats().loadCount();
    for (int stop = 0; stop < 20_000; stop++) {
      cache.get(1, stop, node -> CompletableFuture.failedFuture(down));
    }
    long again = cache.stats().loadCount() - before;
    assertThat(again).isBetween(20_000L - 16_384, 20_000L);
    scheduler.advance(ERROR_TTL.multipliedBy(3));
    assertLoadsAgain();
  }
}
