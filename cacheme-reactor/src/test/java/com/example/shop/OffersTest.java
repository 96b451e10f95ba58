package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.CacheClosedException;
import io.cacheme.Cacheme;
import io.cacheme.CachemeException;
import io.cacheme.RecursiveLoadException;
import io.cacheme.codec.InvalidKeyException;
import io.cacheme.testkit.Await;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Memoized methods that answer Mono and Flux. */
@Timeout(60)
class OffersTest {

  private final Cacheme cacheme =
      Cacheme.builder().storage("local", "local://tlfu?size=1000").build();
  private final Database database = new Database();
  private final OfferCache prices = OfferCache.create(cacheme);
  private final ShelfCache shelves = ShelfCache.create(cacheme);
  private final Offers offers = new OffersMemoized(database, prices, shelves);

  @AfterEach
  void close() {
    cacheme.close();
  }

  /** Counts how often it is asked, and how often what it answered is subscribed. */
  private static final class Database implements Offers {

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger subscribed = new AtomicInteger();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final List<Object> askedFor = new CopyOnWriteArrayList<>();
    private volatile Function<String, @Nullable Mono<Long>> one = sku -> Mono.just(7L);
    private volatile Function<Collection<String>, Mono<Map<String, Long>>> many =
        skus -> Mono.just(Map.of());
    private volatile Flux<String> all = Flux.empty();

    @Override
    @SuppressWarnings("NullAway") // one that breaks its promise
    public Mono<Long> cents(String sku, String currency) {
      asked.incrementAndGet();
      Mono<Long> found = one.apply(sku);
      return found == null ? null : counted(found);
    }

    @Override
    public Mono<Map<String, Long>> cents(Collection<String> skus, String currency) {
      asked.incrementAndGet();
      askedFor.add(List.copyOf(skus));
      return counted(many.apply(skus));
    }

    @Override
    public Flux<String> skus(String shop) {
      asked.incrementAndGet();
      return all.doOnSubscribe(any -> subscribed.incrementAndGet());
    }

    private <T> Mono<T> counted(Mono<T> found) {
      return found
          .doOnSubscribe(any -> subscribed.incrementAndGet())
          .doOnCancel(() -> cancelled.set(true));
    }
  }

  @Test
  void method_calledOnly_asksNothing() {
    Mono<Long> one = offers.cents("cup", "EUR");
    Mono<Map<String, Long>> many = offers.cents(List.of("cup"), "EUR");
    Flux<String> all = offers.skus("corner");

    assertThat(database.asked).hasValue(0);
    assertThat(prices.stats().requestCount()).isZero();
    assertThat(shelves.stats().requestCount()).isZero();
    assertThat(List.of(one, many, all)).doesNotContainNull();
  }

  @Test
  void eachSubscription_asksTheCacheAnew() {
    AtomicInteger price = new AtomicInteger();
    database.one = sku -> Mono.fromSupplier(() -> (long) price.incrementAndGet());
    Mono<Long> cents = offers.cents("cup", "EUR");

    StepVerifier.create(cents).expectNext(1L).verifyComplete();
    StepVerifier.create(cents).expectNext(1L).verifyComplete();
    prices.sync().invalidate("cup", "EUR");
    StepVerifier.create(cents).expectNext(2L).verifyComplete();

    assertThat(database.asked).hasValue(2);
    assertThat(database.subscribed).hasValue(2);
    assertThat(prices.stats().hitCount()).isEqualTo(1);
  }

  @Test
  void manySubscribers_oneLoad() {
    Sinks.One<Long> source = Sinks.one();
    database.one = sku -> source.asMono();
    List<Long> seen = new CopyOnWriteArrayList<>();
    Mono<Long> cents = offers.cents("cup", "EUR");
    List<CompletableFuture<Void>> asking =
        IntStream.range(0, 100)
            .mapToObj(i -> CompletableFuture.runAsync(() -> cents.subscribe(seen::add)))
            .toList();
    asking.forEach(Await::value);
    assertThat(seen).isEmpty();

    source.tryEmitValue(9L).orThrow();

    Await.until("all are answered", () -> seen.size() == 100);
    assertThat(seen).containsOnly(9L);
    assertThat(database.asked).hasValue(1);
    assertThat(database.subscribed).hasValue(1);
  }

  @Test
  void whoCancels_leavesTheLoadToTheOthers() {
    Sinks.One<Long> source = Sinks.one();
    database.one = sku -> source.asMono();
    List<Long> seen = new CopyOnWriteArrayList<>();
    Disposable opener = offers.cents("cup", "EUR").subscribe(seen::add);
    offers.cents("cup", "EUR").subscribe(seen::add);

    opener.dispose();
    source.tryEmitValue(9L).orThrow();

    Await.until("the other is answered", () -> !seen.isEmpty());
    assertThat(seen).containsExactly(9L);
    assertThat(database.cancelled).isFalse();
  }

  @Test
  void allCancel_whatIsLoadedIsKept() {
    Sinks.One<Long> source = Sinks.one();
    database.one = sku -> source.asMono();
    offers.cents("cup", "EUR").subscribe().dispose();

    source.tryEmitValue(9L).orThrow();

    StepVerifier.create(offers.cents("cup", "EUR")).expectNext(9L).verifyComplete();
    assertThat(database.asked).hasValue(1);
    assertThat(database.cancelled).isFalse();
  }

  @Test
  void empty_isAbsence_andRemembered() {
    database.one = sku -> Mono.empty();

    StepVerifier.create(offers.cents("cup", "EUR")).verifyComplete();
    StepVerifier.create(offers.cents("cup", "EUR")).verifyComplete();

    assertThat(database.asked).hasValue(1);
    assertThat(prices.sync().getIfPresent("cup", "EUR")).isNull();
  }

  @Test
  void failure_arrivesAsItIs_andIsNotCached() {
    IOException failure = new IOException("no connection");
    database.one = sku -> Mono.error(failure);
    StepVerifier.create(offers.cents("cup", "EUR")).verifyErrorMatches(e -> e == failure);
    database.one = sku -> Mono.just(3L);
    StepVerifier.create(offers.cents("cup", "EUR")).expectNext(3L).verifyComplete();
  }

  @Test
  void whatIsThrownInsteadOfAMono_arrivesAsItIs() {
    IllegalStateException failure = new IllegalStateException("not open");
    database.one =
        sku -> {
          throw failure;
        };
    StepVerifier.create(offers.cents("cup", "EUR")).verifyErrorMatches(e -> e == failure);
  }

  @Test
  void nullInsteadOfAMono_isToldOf() {
    database.one = sku -> null;
    StepVerifier.create(offers.cents("cup", "EUR"))
        .verifyErrorSatisfies(
            e ->
                assertThat(e)
                    .isInstanceOf(CachemeException.class)
                    .hasMessageContaining("null instead of a Mono"));
  }

  @Test
  void manyKeys_onlyThoseThatNoTierHasAreAsked_once() {
    prices.sync().put("mug", "EUR", 5L);
    database.many = skus -> Mono.just(Map.of("cup", 7L));
    List<String> skus = new ArrayList<>(List.of("cup", "mug", "jug"));
    Mono<Map<String, Long>> cents = offers.cents(skus, "EUR");
    skus.clear(); // the keys are those of the call

    StepVerifier.create(cents)
        .assertNext(
            found -> {
              assertThat(found).isEqualTo(Map.of("cup", 7L, "mug", 5L));
              assertThat(found.keySet()).containsExactly("cup", "mug");
            })
        .verifyComplete();
    StepVerifier.create(cents).expectNextCount(1).verifyComplete();

    assertThat(database.askedFor).containsExactly(List.of("cup", "jug")); // absence is known
    assertThat(database.subscribed).hasValue(1);
  }

  @Test
  void manyKeys_failure_arrivesAsItIs() {
    IOException failure = new IOException("no connection");
    database.many = skus -> Mono.error(failure);
    StepVerifier.create(offers.cents(List.of("cup", "mug"), "EUR"))
        .verifyErrorMatches(e -> e == failure);
  }

  @Test
  void manyKeys_noMapAtAll_isToldOf() {
    database.many = skus -> Mono.empty();
    StepVerifier.create(offers.cents(List.of("cup"), "EUR"))
        .verifyErrorSatisfies(e -> assertThat(e).hasMessageContaining("answer an empty map"));
  }

  @Test
  void noKeys_askNobody() {
    StepVerifier.create(offers.cents(List.of(), "EUR")).expectNext(Map.of()).verifyComplete();
    assertThat(database.asked).hasValue(0);
  }

  @Test
  void nullKey_isRefused() {
    assertThatThrownBy(() -> offers.cents(Arrays.asList("cup", null), "EUR").block())
        .isInstanceOf(InvalidKeyException.class);
    assertThat(database.asked).hasValue(0);
  }

  @Test
  void flux_isCollectedOnce_andGivenAsItIsRequested() {
    database.all = Flux.just("cup", "mug", "jug");

    StepVerifier.create(offers.skus("corner"), 0)
        .thenRequest(1)
        .expectNext("cup")
        .thenRequest(2)
        .expectNext("mug", "jug")
        .verifyComplete();
    StepVerifier.create(offers.skus("corner"), 2).expectNext("cup", "mug").thenCancel().verify();

    assertThat(database.subscribed).hasValue(1);
    assertThat(shelves.sync().getIfPresent("corner")).containsExactly("cup", "mug", "jug");
  }

  @Test
  void fluxWithoutElements_isAValue() {
    StepVerifier.create(offers.skus("corner")).verifyComplete();
    StepVerifier.create(offers.skus("corner")).verifyComplete();
    assertThat(database.subscribed).hasValue(1);
  }

  @Test
  void fluxThatFails_keepsNothing() {
    IOException failure = new IOException("no connection");
    database.all = Flux.concat(Flux.just("cup"), Flux.error(failure));
    StepVerifier.create(offers.skus("corner")).verifyErrorMatches(e -> e == failure);
    database.all = Flux.just("mug");
    StepVerifier.create(offers.skus("corner")).expectNext("mug").verifyComplete();
  }

  @Test
  void closedCache_failsTheSubscription() {
    Mono<Long> cents = offers.cents("cup", "EUR");
    cacheme.close();
    StepVerifier.create(cents).verifyError(CacheClosedException.class);
  }

  /** The thread that has the value, an event loop perhaps, is not kept by who waits for it. */
  @Test
  void signals_doNotComeOnTheSourcesThread() {
    List<String> threads = new CopyOnWriteArrayList<>();
    Sinks.One<Long> later = Sinks.one();
    database.one = sku -> later.asMono().publishOn(Schedulers.single());

    StepVerifier.create(
            offers
                .cents("cup", "EUR")
                .doOnNext(any -> threads.add(Thread.currentThread().getName())))
        .then(() -> later.tryEmitValue(1L).orThrow()) // by now somebody waits
        .expectNext(1L)
        .verifyComplete();

    assertThat(threads).singleElement().asString().startsWith("cacheme-");
  }

  /** Reactor's own view of a future takes it for an empty one. */
  @Test
  void completionExceptionWithoutACause_isAFailure() {
    CompletionException failure = new CompletionException("no cause", null);
    database.one = sku -> Mono.error(failure);
    StepVerifier.create(offers.cents("cup", "EUR")).verifyErrorMatches(e -> e == failure);
  }

  @Test
  void propagatedException_arrivesAsItIs() {
    IOException failure = new IOException("no connection");
    database.one = sku -> Mono.error(Exceptions.propagate(failure));
    StepVerifier.create(offers.cents("cup", "EUR")).verifyErrorMatches(e -> e == failure);
  }

  @Test
  void loadThatAsksForItsOwnKey_isRefused() {
    database.one = sku -> offers.cents(sku, "EUR");
    StepVerifier.create(offers.cents("cup", "EUR")).verifyError(RecursiveLoadException.class);
  }

  @Test
  void loadThatAsksForAnotherKey_goesDeep() {
    database.one =
        sku ->
            sku.length() > 200
                ? Mono.just(0L)
                : Mono.defer(() -> offers.cents(sku + "x", "EUR")).map(one -> one + 1);
    StepVerifier.create(offers.cents("x", "EUR")).expectNext(200L).verifyComplete();
  }
}
