package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.Peek;
import io.cacheme.micrometer.MicrometerContextPropagation;
import io.cacheme.reactor.ReactorCache;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualTimeSource;
import io.micrometer.context.ContextRegistry;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** A node whose load answers a Mono, seen as one. */
@Timeout(60)
class ReviewTest {

  private static final ThreadLocal<String> TRACE = new ThreadLocal<>();

  private final InMemoryRemoteStorage redis = new InMemoryRemoteStorage(new ManualTimeSource());
  private final Cacheme cacheme =
      Cacheme.builder()
          .storage("local", "local://tlfu?size=1000")
          .storage("my-redis", redis)
          .contextPropagation(new MicrometerContextPropagation())
          .build();
  private final AtomicInteger asked = new AtomicInteger();
  private final List<String> contexts = new CopyOnWriteArrayList<>();
  private final ReactorCache<Long, String> reviews =
      Review.cached(
          cacheme,
          id ->
              Mono.deferContextual(
                  context -> {
                    asked.incrementAndGet();
                    contexts.add(
                        context.getOrDefault("trace", "none")
                            + ", "
                            + context.getOrDefault("transaction", "none"));
                    return id < 0 ? Mono.empty() : Mono.just("good " + id);
                  }));

  @BeforeEach
  void registerThreadLocal() {
    ContextRegistry.getInstance().registerThreadLocalAccessor("trace", TRACE);
  }

  @AfterEach
  void close() {
    ContextRegistry.getInstance().removeThreadLocalAccessor("trace");
    TRACE.remove();
    cacheme.close();
  }

  @Test
  void calls_withoutSubscription_doNothing() {
    assertThat(
            List.of(
                reviews.get(1L),
                reviews.get(1L, id -> Mono.just("other")),
                reviews.getAll(List.of(1L)),
                reviews.refresh(1L),
                reviews.refreshAll(List.of(1L)),
                reviews.put(1L, "put"),
                reviews.putAll(Map.of(1L, "put")),
                reviews.putEverywhere(1L, "put")))
        .doesNotContainNull();

    assertThat(asked).hasValue(0);
    StepVerifier.create(reviews.getIfPresent(1L)).verifyComplete();
    assertThat(redis.keys()).noneMatch(key -> key.contains("review"));
  }

  @Test
  void get_andGetAll_shareLoads() {
    StepVerifier.create(reviews.get(1L)).expectNext("good 1").verifyComplete();
    StepVerifier.create(reviews.getAll(List.of(2L, -3L, 1L)))
        .assertNext(found -> assertThat(found.toString()).isEqualTo("{2=good 2, 1=good 1}"))
        .verifyComplete();
    assertThat(asked).hasValue(3);
  }

  @Test
  void get_withItsOwnSource_fillsTheSameCache() {
    StepVerifier.create(reviews.get(1L, id -> Mono.just("mine " + id)))
        .expectNext("mine 1")
        .verifyComplete();
    StepVerifier.create(reviews.get(1L)).expectNext("mine 1").verifyComplete();
    assertThat(asked).hasValue(0);
  }

  @Test
  void presentOnly_loadsNothing() {
    StepVerifier.create(reviews.put(1L, "put")).verifyComplete();
    StepVerifier.create(reviews.getAllPresent(List.of(1L, 2L)))
        .expectNext(Map.of(1L, "put"))
        .verifyComplete();
    StepVerifier.create(reviews.getIfPresent(2L)).verifyComplete();
    assertThat(asked).hasValue(0);
  }

  @Test
  void writes_areDoneByEachSubscription() {
    Mono<Void> write = reviews.put(1L, "put");
    StepVerifier.create(write).verifyComplete();
    StepVerifier.create(reviews.invalidate(1L)).verifyComplete();
    StepVerifier.create(reviews.getIfPresent(1L)).verifyComplete();
    StepVerifier.create(write).verifyComplete();
    StepVerifier.create(reviews.getIfPresent(1L)).expectNext("put").verifyComplete();
    StepVerifier.create(reviews.invalidateAll(List.of(1L, 2L))).verifyComplete();
    StepVerifier.create(reviews.getIfPresent(1L)).verifyComplete();
  }

  @Test
  void putAll_takesWhatWasGivenWithTheCall() {
    Map<Long, String> values = new LinkedHashMap<>(Map.of(1L, "one"));
    Mono<Void> write = reviews.putAll(values);
    values.put(2L, "two");
    StepVerifier.create(write).verifyComplete();
    StepVerifier.create(reviews.getAllPresent(List.of(1L, 2L)))
        .expectNext(Map.of(1L, "one"))
        .verifyComplete();
  }

  @Test
  void everywhere_andClear() {
    StepVerifier.create(reviews.putEverywhere(1L, "put")).verifyComplete();
    StepVerifier.create(reviews.invalidateEverywhere(1L)).verifyComplete();
    StepVerifier.create(reviews.putAll(Map.of(1L, "a", 2L, "b"))).verifyComplete();
    StepVerifier.create(reviews.clear()).verifyComplete();
    StepVerifier.create(reviews.getAllPresent(List.of(1L, 2L)))
        .expectNext(Map.of())
        .verifyComplete();
  }

  @Test
  void refresh_replaces() {
    StepVerifier.create(reviews.putAll(Map.of(1L, "old", 2L, "old"))).verifyComplete();
    StepVerifier.create(reviews.refresh(1L)).expectNext("good 1").verifyComplete();
    StepVerifier.create(reviews.refreshAll(List.of(1L, 2L)))
        .expectNext(Map.of(1L, "good 1", 2L, "good 2"))
        .verifyComplete();
    StepVerifier.create(reviews.get(2L)).expectNext("good 2").verifyComplete();
  }

  @Test
  void peek_shows() {
    StepVerifier.create(reviews.put(1L, "put")).verifyComplete();
    StepVerifier.create(reviews.peek(1L).map(Peek::toString))
        .assertNext(text -> assertThat(text).contains("local", "my-redis"))
        .verifyComplete();
  }

  @Test
  void nulls_areRefusedAtOnce() {
    assertThatThrownBy(() -> reviews.getAll(Arrays.asList(1L, null)))
        .isInstanceOf(NullPointerException.class);
    assertThat(reviews.toString()).isEqualTo("ReactorCache(Review)");
  }

  /** A load that blocks runs on a load thread, whoever subscribes. */
  @Test
  void loadThatBlocks_keepsNoThreadOfReactorsWaiting() {
    CountDownLatch gate = new CountDownLatch(1);
    ReactorCache<Slow, String> slow =
        ReactorCache.of(SlowCache.create(cacheme, gate).asNodeCache());

    StepVerifier.create(
            Mono.defer(
                    () -> {
                      assertThat(Schedulers.isInNonBlockingThread()).isTrue();
                      Mono<String> asking = slow.get(new Slow(1));
                      asking.subscribe(); // comes back
                      gate.countDown();
                      return asking;
                    })
                .subscribeOn(Schedulers.parallel()))
        .expectNext("loaded on a thread that may block")
        .verifyComplete();
  }

  @Test
  void ofTheContext_theLoadSeesWhatIsAThreadLocalElsewhere() {
    Mono<String> asking =
        reviews.get(1L).contextWrite(c -> c.put("trace", "abc").put("transaction", "open"));
    StepVerifier.create(asking).expectNextCount(1).verifyComplete();
    assertThat(contexts).containsExactly("abc, none");
    assertThat(TRACE.get()).isNull();
  }

  @Test
  void theThreadsOwnLocals_reachTheLoad_whereTheContextHasNone() {
    TRACE.set("of the thread");
    StepVerifier.create(reviews.get(2L)).expectNextCount(1).verifyComplete();
    assertThat(contexts).containsExactly("of the thread, none");
  }

  @Test
  void change_thenInvalidate_inOrder() {
    StepVerifier.create(reviews.get(1L)).expectNext("good 1").verifyComplete();
    StepVerifier.create(
            Review.changed(reviews, 1, Mono.fromRunnable(() -> assertThat(asked).hasValue(1))))
        .verifyComplete();
    StepVerifier.create(reviews.getIfPresent(1L)).verifyComplete();
  }
}
