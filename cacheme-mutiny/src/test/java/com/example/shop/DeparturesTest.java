package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.CacheClosedException;
import io.cacheme.Cacheme;
import io.cacheme.mutiny.MutinyCache;
import io.cacheme.testkit.Await;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.MultiSubscriber;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Memoized methods, a load and a cache as Uni and Multi. */
@Timeout(60)
class DeparturesTest {

  private final Cacheme cacheme =
      Cacheme.builder().storage("local", "local://tlfu?size=1000").build();
  private final Timetable timetable = new Timetable();
  private final DepartureCache times = DepartureCache.create(cacheme, timetable);
  private final LineCache lines = LineCache.create(cacheme);
  private final Departures departures = new DeparturesMemoized(timetable, times, lines);
  private final MutinyCache<String, String> cache = Departure.cached(cacheme, timetable);

  @AfterEach
  void close() {
    cacheme.close();
  }

  /** Counts how often it is asked, and how often what it answered is subscribed. */
  private static final class Timetable implements Departures {

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger subscribed = new AtomicInteger();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final List<Object> askedFor = new CopyOnWriteArrayList<>();
    private volatile @Nullable Uni<String> one = Uni.createFrom().item("10:15");
    private volatile Uni<Map<String, String>> many = Uni.createFrom().item(Map.of());
    private volatile Multi<String> all = Multi.createFrom().empty();

    @Override
    @SuppressWarnings("NullAway") // one that breaks its promise
    public Uni<String> next(String stop) {
      asked.incrementAndGet();
      Uni<String> found = one;
      return found == null ? null : counted(found);
    }

    @Override
    public Uni<Map<String, String>> next(List<String> stops) {
      asked.incrementAndGet();
      askedFor.add(List.copyOf(stops));
      return counted(many);
    }

    @Override
    public Multi<String> stops(int number) {
      asked.incrementAndGet();
      return all.onSubscription().invoke(subscribed::incrementAndGet);
    }

    private <T> Uni<T> counted(Uni<T> found) {
      return found
          .onSubscription()
          .invoke(subscribed::incrementAndGet)
          .onCancellation()
          .invoke(() -> cancelled.set(true));
    }
  }

  private static <T> T value(Uni<T> uni) {
    return Await.value(uni.subscribeAsCompletionStage());
  }

  private static Throwable failure(Uni<?> uni) {
    return Await.failure(uni.subscribeAsCompletionStage());
  }

  @Test
  void callsOnly_doNothing() {
    assertThat(
            List.of(
                departures.next("mill"),
                departures.next(List.of("mill")),
                departures.stops(4),
                cache.get("mill"),
                cache.getAll(List.of("mill")),
                cache.refresh("mill"),
                cache.put("mill", "put"),
                cache.putAll(Map.of("mill", "put"))))
        .doesNotContainNull();

    assertThat(timetable.asked).hasValue(0);
    assertThat(times.stats().requestCount()).isZero();
    assertThat(lines.stats().requestCount()).isZero();
    assertThat(times.sync().getIfPresent("mill")).isNull();
  }

  @Test
  void eachSubscription_asksTheCacheAnew() {
    Uni<String> next = departures.next("mill");

    assertThat(List.of(value(next), value(next))).containsOnly("10:15");
    times.sync().invalidate("mill");
    assertThat(value(next)).isEqualTo("10:15");

    assertThat(timetable.asked).hasValue(2);
    assertThat(timetable.subscribed).hasValue(2);
  }

  @Test
  void manySubscribers_oneLoad() {
    CompletableFuture<String> source = new CompletableFuture<>();
    timetable.one = Uni.createFrom().completionStage(source);
    List<String> seen = new CopyOnWriteArrayList<>();
    Uni<String> next = departures.next("mill");
    List<CompletableFuture<Void>> asking =
        IntStream.range(0, 100)
            .mapToObj(i -> CompletableFuture.runAsync(() -> next.subscribe().with(seen::add)))
            .toList();
    asking.forEach(Await::value);
    assertThat(seen).isEmpty();

    source.complete("10:20");

    Await.until("all are answered", () -> seen.size() == 100);
    assertThat(seen).containsOnly("10:20");
    assertThat(timetable.subscribed).hasValue(1);
  }

  @Test
  void whoCancels_leavesTheLoadToTheOthers() {
    CompletableFuture<String> source = new CompletableFuture<>();
    timetable.one = Uni.createFrom().completionStage(source);
    List<Object> opener = new CopyOnWriteArrayList<>();
    Cancellable first = departures.next("mill").subscribe().with(opener::add, opener::add);
    CompletableFuture<String> second = departures.next("mill").subscribeAsCompletionStage();

    first.cancel();
    source.complete("10:20");

    assertThat(Await.<String>value(second)).isEqualTo("10:20");
    assertThat(opener).isEmpty();
    assertThat(timetable.cancelled).isFalse();
  }

  @Test
  void allCancel_whatIsLoadedIsKept() {
    CompletableFuture<String> source = new CompletableFuture<>();
    timetable.one = Uni.createFrom().completionStage(source);
    departures.next("mill").subscribe().with(next -> {}).cancel();

    source.complete("10:20");

    assertThat(value(departures.next("mill"))).isEqualTo("10:20");
    assertThat(timetable.asked).hasValue(1);
  }

  @Test
  void nullItem_isAbsence_andRemembered() {
    timetable.one = Uni.createFrom().nullItem();

    assertThat(value(departures.next("mill"))).isNull();
    assertThat(value(departures.next("mill"))).isNull();

    assertThat(timetable.asked).hasValue(1);
  }

  @Test
  void failure_arrivesAsItIs_andIsNotCached() {
    IOException failure = new IOException("no connection");
    timetable.one = Uni.createFrom().failure(failure);
    assertThat(failure(departures.next("mill"))).isSameAs(failure);
    timetable.one = Uni.createFrom().item("10:15");
    assertThat(value(departures.next("mill"))).isEqualTo("10:15");
  }

  @Test
  void nullInsteadOfAUni_isToldOf() {
    timetable.one = null;
    assertThat(failure(departures.next("mill"))).hasMessageContaining("null instead of a Uni");
  }

  @Test
  void manyKeys_onlyThoseThatNoTierHasAreAsked_once() {
    times.sync().put("mill", "9:00");
    timetable.many = Uni.createFrom().item(Map.of("pond", "10:15"));
    List<String> stops = new ArrayList<>(List.of("pond", "mill", "hill"));
    Uni<Map<String, String>> next = departures.next(stops);
    stops.clear(); // the keys are those of the call

    assertThat(value(next).toString()).isEqualTo("{pond=10:15, mill=9:00}");
    assertThat(value(next)).hasSize(2);

    assertThat(timetable.askedFor).containsExactly(List.of("pond", "hill")); // absence is known
  }

  /** Mutiny's own view of a future takes it for an empty one. */
  @Test
  void completionExceptionWithoutACause_isAFailure() {
    timetable.one = Uni.createFrom().failure(new CompletionException("no cause", null));
    assertThatThrownBy(() -> departures.next("mill").await().indefinitely())
        .isInstanceOf(CompletionException.class);
  }

  @Test
  void manyKeys_failure_arrivesAsItIs() {
    IOException failure = new IOException("no connection");
    timetable.many = Uni.createFrom().failure(failure);
    assertThat(failure(departures.next(List.of("pond", "mill")))).isSameAs(failure);
  }

  @Test
  void multi_isCollectedOnce_andGivenAsItIsRequested() {
    timetable.all = Multi.createFrom().items("mill", "pond", "hill");
    Requests seen = new Requests();

    departures.stops(4).subscribe().withSubscriber(seen);
    assertThat(seen.items).isEmpty();
    seen.subscription().request(2);
    assertThat(seen.items).containsExactly("mill", "pond");
    seen.subscription().cancel();

    assertThat(value(departures.stops(4).collect().asList())).hasSize(3);
    assertThat(timetable.subscribed).hasValue(1);
    assertThat(lines.sync().getIfPresent(4)).containsExactly("mill", "pond", "hill");
  }

  @Test
  void multiWithoutElements_isAValue_andOneThatFailsKeepsNothing() {
    IOException failure = new IOException("no connection");
    timetable.all =
        Multi.createBy()
            .concatenating()
            .streams(Multi.createFrom().item("mill"), Multi.createFrom().failure(failure));
    assertThat(failure(departures.stops(4).collect().asList())).isSameAs(failure);
    timetable.all = Multi.createFrom().empty();
    assertThat(value(departures.stops(4).collect().asList())).isEmpty();
    assertThat(value(departures.stops(4).collect().asList())).isEmpty();
    assertThat(timetable.subscribed).hasValue(2);
  }

  @Test
  void closedCache_failsTheSubscription() {
    Uni<String> next = departures.next("mill");
    cacheme.close();
    assertThat(failure(next)).isInstanceOf(CacheClosedException.class);
  }

  @Test
  void cache_loadsWritesAndRemoves() {
    assertThat(value(cache.get("mill"))).isEqualTo("10:15");
    assertThat(value(cache.get("other", stop -> Uni.createFrom().item("of " + stop))))
        .isEqualTo("of other");
    assertThat(value(cache.put("pond", "put"))).isNull();
    assertThat(value(cache.getAllPresent(List.of("pond", "mill", "hill"))).toString())
        .isEqualTo("{pond=put, mill=10:15}");
    assertThat(value(cache.getAll(List.of("pond", "hill"))).toString())
        .isEqualTo("{pond=put, hill=10:15}");
    assertThat(value(cache.refresh("pond"))).isEqualTo("10:15");
    value(cache.invalidate("pond"));
    assertThat(value(cache.getIfPresent("pond"))).isNull();
    value(cache.putAll(Map.of("pond", "a", "hill", "b")));
    value(cache.invalidateAll(List.of("pond")));
    assertThat(value(cache.getAllPresent(List.of("pond", "hill")))).isEqualTo(Map.of("hill", "b"));
    assertThat(value(cache.refreshAll(List.of("hill")))).isEqualTo(Map.of("hill", "10:15"));
    assertThat(value(cache.peek("hill")).toString()).contains("local");
    value(cache.clear());
    assertThat(value(cache.getIfPresent("mill"))).isNull();
    assertThat(cache.toString()).isEqualTo("MutinyCache(Departure)");
  }

  @Test
  void cache_ofKeysThatAreNull_refusesThemAtOnce() {
    assertThatThrownBy(() -> cache.getAll(Arrays.asList("mill", null)))
        .isInstanceOf(NullPointerException.class);
  }

  /** Requests what the test says. */
  private static final class Requests implements MultiSubscriber<String> {

    private final List<String> items = new CopyOnWriteArrayList<>();
    private Flow.@Nullable Subscription subscription;

    Flow.Subscription subscription() {
      assertThat(subscription).isNotNull();
      return subscription;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
    }

    @Override
    public void onItem(String item) {
      items.add(item);
    }

    @Override
    public void onFailure(Throwable failure) {
      throw new AssertionError(failure);
    }

    @Override
    public void onCompletion() {
      throw new AssertionError("nobody asked for all");
    }
  }
}
