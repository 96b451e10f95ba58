package io.cacheme;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A future belongs to its caller; where it completes. */
class FutureTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  @Test
  void cancel_byOneCaller_othersAreAnswered() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    var first = cache.get(Thing.of(7));
    var second = cache.get(Thing.of(7));
    first.cancel(true);
    source.next().succeed();
    assertThat(first).isCancelled();
    assertThat(second).isCompletedWithValue("7#1");
    assertThat(engine.redis.value(7)).isEqualTo("7#1");
  }

  @Test
  void complete_byOneCaller_othersHaveTheLoadedValue() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    var first = cache.get(Thing.of(7));
    var second = cache.get(Thing.of(7));
    first.complete("mine");
    source.next().succeed();
    assertThat(first).isCompletedWithValue("mine");
    assertThat(second).isCompletedWithValue("7#1");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
  }

  @Test
  void orTimeout_byOneCaller_othersGoOnWaiting() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    var first = cache.get(Thing.of(7)).orTimeout(1, TimeUnit.MILLISECONDS);
    var second = cache.get(Thing.of(7));
    assertThat(first).failsWithin(5, SECONDS);
    assertThat(second).isNotDone();
    source.next().succeed();
    assertThat(second).isCompletedWithValue("7#1");
  }

  @Test
  void cancel_getAll_singleGetsThatJoinedAreAnswered() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    var many = cache.getAll(Thing.all(7, 8));
    var single = cache.get(Thing.of(7));
    many.cancel(true);
    source.held.forEach(Source.Held::succeed);
    assertThat(single).isCompletedWithValue("7#1");
  }

  @Test
  void cancel_invalidateAndPut_runAllTheSame() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    engine.redis.hold("*");
    cache.put(Thing.of(7), "put").cancel(true);
    cache.invalidate(Thing.of(8)).cancel(true);
    engine.redis.release();
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("put");
  }

  @Test
  void cancel_oneOfTwoRefreshes_theOtherIsAnswered() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    cache.refresh(Thing.of(7)).cancel(true);
    var second = cache.refresh(Thing.of(7));
    source.next().succeed();
    source.next().succeed();
    assertThat(second).isCompletedWithValue("7#2");
  }

  @Test
  void obtrude_heapHit_isRefused() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source);
    cache.get(Thing.of(7));
    var hit = cache.get(Thing.of(7));
    assertThatThrownBy(() -> hit.obtrudeValue("other"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> hit.obtrudeException(new Exception()))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
  }

  @Test
  void completeAndCancel_heapHit_changeNothing() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source);
    cache.get(Thing.of(7));
    var hit = cache.get(Thing.of(7));
    assertThat(hit.complete("other")).isFalse();
    assertThat(hit.cancel(true)).isFalse();
    assertThat(hit.orTimeout(1, TimeUnit.NANOSECONDS)).isCompletedWithValue("7#1");
  }

  @Test
  void derivedFuture_ofAHeapHit_isTheCallersOwn() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source);
    cache.get(Thing.of(7));
    CompletableFuture<String> derived = cache.get(Thing.of(7)).thenApply(value -> value + "!");
    derived.obtrudeValue("mine");
    assertThat(derived).isCompletedWithValue("mine");
  }

  @Test
  void get_heapHit_isDoneAndShared() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source);
    cache.get(Thing.of(7));
    assertThat(cache.get(Thing.of(7))).isSameAs(cache.get(Thing.of(7))).isDone();
  }

  @Test
  void callback_afterALoad_runsOnTheThreadThatGotIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source.hold());
    AtomicReference<Thread> completing = new AtomicReference<>();
    var seen = cache.get(Thing.of(7)).thenApply(value -> Thread.currentThread());
    CompletableFuture.runAsync(
        () -> {
          completing.set(Thread.currentThread());
          source.next().succeed();
        });
    assertThat(seen).succeedsWithin(5, SECONDS).isSameAs(completing.get());
  }

  @Test
  void callback_throws_othersAreAnswered() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    cache
        .get(Thing.of(7))
        .thenAccept(
            value -> {
              throw new StackOverflowError();
            });
    var second = cache.get(Thing.of(7));
    source.next().succeed();
    assertThat(second).isCompletedWithValue("7#1");
  }

  @Test
  void completionExecutor_given_completesAllKindsOfFutures() throws Exception {
    ExecutorService executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "mine"));
    try {
      engine.with(builder -> builder.completionExecutor(executor));
      NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
      engine.redis.hold("*");
      List<CompletableFuture<String>> threads = new CopyOnWriteArrayList<>();
      for (CompletableFuture<?> future :
          List.of(
              cache.get(Thing.of(1)),
              cache.getAll(Thing.all(2, 3)),
              cache.put(Thing.of(4), "put"),
              cache.invalidate(Thing.of(5)),
              cache.refresh(Thing.of(6)),
              cache.getIfPresent(Thing.of(7)),
              cache.getAllPresent(Thing.all(8, 9)),
              cache.peek(Thing.of(10)))) {
        threads.add(future.handle((value, failure) -> Thread.currentThread().getName()));
      }
      while (!threads.stream().allMatch(CompletableFuture::isDone)) {
        engine.redis.release();
        source.held.forEach(Source.Held::succeed);
        Thread.onSpinWait();
      }
      assertThat(threads).extracting(CompletableFuture::join).containsOnly("mine");
      engine.redis.recover();
      engine.redis.release(); // fills that came after the last time
    } finally {
      executor.shutdown();
    }
  }

  @Test
  void completionExecutor_rejects_completesAllTheSame() {
    engine.with(
        builder ->
            builder.completionExecutor(
                task -> {
                  throw new RejectedExecutionException("full");
                }));
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(cache.getAll(Thing.all(7, 8))).isDone();
  }

  @Test
  void completionExecutor_breaks_completesAllTheSame() {
    engine.with(
        builder ->
            builder.completionExecutor(
                task -> {
                  throw new OutOfMemoryError("unable to create native thread");
                }));
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    var first = cache.get(Thing.of(7));
    var second = cache.get(Thing.of(7));
    source.next().succeed();
    assertThat(first).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("7#1");
    assertThat(second).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("7#1");
    assertThat(cache.put(Thing.of(7), "put")).succeedsWithin(Duration.ofSeconds(5));
  }
}
