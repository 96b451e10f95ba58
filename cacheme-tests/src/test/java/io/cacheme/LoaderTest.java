package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every future completes, whatever a loader does. */
class LoaderTest {

  @RegisterExtension final Engine engine = new Engine();

  private NodeCache<Thing, String> cache(Loader<Thing, String> loader) {
    return engine.bind(Thing.chain(), loader);
  }

  @Test
  void get_loaderThrowsAtOnce_failsWithIt() {
    IOException failure = new IOException("no");
    assertFailure(
            cache(
                    thing -> {
                      throw failure;
                    })
                .get(Thing.of(7)))
        .isSameAs(failure);
  }

  @Test
  void get_loaderThrowsAnError_failsWithIt() {
    StackOverflowError failure = new StackOverflowError();
    assertFailure(
            cache(
                    thing -> {
                      throw failure;
                    })
                .get(Thing.of(7)))
        .isSameAs(failure);
  }

  @Test
  void get_loaderAnswersNoStage_fails() {
    assertFailure(cache(thing -> null).get(Thing.of(7)))
        .isInstanceOf(CachemeException.class)
        .hasMessageContaining("the loader of Thing answered null instead of a stage");
  }

  @Test
  void get_stageFails_failsWithItsCause() {
    IOException failure = new IOException("no");
    assertFailure(
            cache(
                    thing ->
                        CompletableFuture.supplyAsync(
                            () -> {
                              throw new CompletionException(failure);
                            }))
                .get(Thing.of(7)))
        .isSameAs(failure);
  }

  @Test
  void get_stageIsCancelled_failsWithThat() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    stage.cancel(true);
    var future = cache(thing -> stage).get(Thing.of(7));
    assertThat(future.handle((value, failure) -> failure).join())
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void get_stageThrowsWhenFollowed_fails() {
    var stage =
        new CompletableFuture<String>() {
          @Override
          public CompletableFuture<String> whenComplete(
              java.util.function.BiConsumer<? super String, ? super Throwable> action) {
            throw new UnsupportedOperationException("not today");
          }
        };
    assertFailure(cache(thing -> stage).get(Thing.of(7)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void get_neverLoaded_failsAtTheLoadTimeout() {
    CompletableFuture<String> never = new CompletableFuture<>();
    var future = cache(thing -> never).get(Thing.of(7));
    engine.clock.advance(Duration.ofMillis(29_900));
    assertThat(future).isNotDone();
    engine.clock.advance(Duration.ofMillis(200));
    assertFailure(future)
        .isInstanceOf(LoadTimeoutException.class)
        .hasMessageContaining("Thing")
        .hasMessageContaining("PT30S");
  }

  @Test
  void get_loadedTooLate_resultIsDropped() {
    Source source = new Source().hold();
    NodeCache<Thing, String> cache = cache(source);
    cache.get(Thing.of(7));
    engine.clock.advance(Duration.ofSeconds(31));
    source.next().succeed();
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
    assertThat(engine.redis.stored).isEmpty();
  }

  @Test
  void get_shorterLoadTimeout_isObeyed() {
    engine.with(builder -> builder.loadTimeout(Duration.ofSeconds(1)));
    var future = cache(thing -> new CompletableFuture<>()).get(Thing.of(7));
    engine.clock.advance(Duration.ofMillis(1_100));
    assertFailure(future).isInstanceOf(LoadTimeoutException.class);
  }

  @Test
  void get_loaderAsksForItsOwnKey_failsAtOnce() {
    AtomicReference<NodeCache<Thing, String>> cache = new AtomicReference<>();
    cache.set(cache(thing -> cache.get().get(thing)));
    assertFailure(cache.get().get(Thing.of(7)))
        .isInstanceOf(RecursiveLoadException.class)
        .hasMessageContaining("Thing");
  }

  @Test
  void get_loaderAsksForItsOwnKeyByWayOfAnother_failsAtOnce() {
    AtomicReference<NodeCache<Thing, String>> cache = new AtomicReference<>();
    cache.set(cache(thing -> cache.get().get(Thing.of(15 - thing.id()))));
    assertFailure(cache.get().get(Thing.of(7))).isInstanceOf(RecursiveLoadException.class);
  }

  @Test
  void get_loaderAsksForItsOwnKeyAmongMany_thatKeyFails() {
    AtomicReference<NodeCache<Thing, String>> cache = new AtomicReference<>();
    cache.set(
        cache(
            thing ->
                thing.id() == 7
                    ? cache.get().getAll(Thing.all(7, 8)).thenApply(Object::toString)
                    : CompletableFuture.completedFuture("eight")));
    assertFailure(cache.get().get(Thing.of(7)))
        .isInstanceOf(GetAllException.class)
        .hasCauseInstanceOf(RecursiveLoadException.class);
  }

  @Test
  void get_loaderAsksForAnotherKey_isAnswered() {
    AtomicReference<NodeCache<Thing, String>> cache = new AtomicReference<>();
    cache.set(
        cache(
            thing ->
                thing.id() == 0
                    ? CompletableFuture.completedFuture("0")
                    : cache.get().get(Thing.of(thing.id() - 1)).thenApply(v -> v + thing.id())));
    assertThat(cache.get().get(Thing.of(3))).isCompletedWithValue("0123");
  }

  @Test
  void get_loaderInvalidatesAndPutsItsOwnKey_isAnswered() {
    AtomicReference<NodeCache<Thing, String>> cache = new AtomicReference<>();
    cache.set(
        cache(
            thing ->
                cache
                    .get()
                    .invalidate(thing)
                    .thenCompose(nothing -> cache.get().put(thing, "put"))
                    .thenApply(nothing -> "loaded")));
    assertThat(cache.get().get(Thing.of(7))).isCompletedWithValue("loaded");
    assertThat(cache.get().get(Thing.of(7))).isCompletedWithValue("put");
  }

  @Test
  void get_blockingLoader_runsOnAnotherThread() {
    NodeCache<Thing, String> cache =
        cache(Loader.blocking(thing -> Thread.currentThread().getId() + ""));
    assertThat(cache.get(Thing.of(7)))
        .succeedsWithin(5, SECONDS)
        .isNotEqualTo(Thread.currentThread().getId() + "");
  }

  @Test
  void get_blockingLoaderThrows_failsWithIt() {
    IOException failure = new IOException("no");
    NodeCache<Thing, String> cache =
        cache(
            Loader.blocking(
                thing -> {
                  throw failure;
                }));
    assertFailure(cache.get(Thing.of(7))).isSameAs(failure);
  }

  @Test
  void get_blockingLoaderWaitsForItsOwnKey_failsAtOnce() {
    AtomicReference<NodeCache<Thing, String>> cache = new AtomicReference<>();
    cache.set(cache(Loader.blocking(thing -> cache.get().sync().get(thing))));
    assertFailure(cache.get().get(Thing.of(7))).isInstanceOf(RecursiveLoadException.class);
  }

  @Test
  void get_loadExecutorIsFull_isRejected() {
    engine.with(
        builder ->
            builder.loadExecutor(
                task -> {
                  throw new RejectedExecutionException("full");
                }));
    assertFailure(cache(Loader.blocking(thing -> "never")).get(Thing.of(7)))
        .isInstanceOf(LoadRejectedException.class)
        .hasMessageContaining("Thing");
  }

  @Test
  void get_loadExecutorBreaks_isRejected() {
    OutOfMemoryError failure = new OutOfMemoryError("unable to create native thread");
    engine.with(
        builder ->
            builder.loadExecutor(
                task -> {
                  throw failure;
                }));
    assertFailure(cache(Loader.blocking(thing -> "never")).get(Thing.of(7)))
        .isInstanceOf(LoadRejectedException.class)
        .hasCause(failure);
  }

  @Test
  void get_blockingLoadWaitsTooLongForAThread_isNotRunAnyMore() {
    AtomicReference<Runnable> queued = new AtomicReference<>();
    engine.with(builder -> builder.loadExecutor(queued::set));
    Source source = new Source();
    NodeCache<Thing, String> cache =
        cache(Loader.blocking(thing -> source.load(thing).toCompletableFuture().join()));
    var future = cache.get(Thing.of(7));
    engine.clock.advance(Duration.ofSeconds(31));
    assertFailure(future).isInstanceOf(LoadTimeoutException.class);
    queued.get().run();
    assertThat(source.loads).isEmpty();
  }

  @Test
  void get_ownLoaderOfACall_isUsed() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), Loads.<Thing, String>none());
    CompletionStage<String> own = CompletableFuture.completedFuture("own");
    assertThat(cache.get(Thing.of(7), thing -> own)).isCompletedWithValue("own");
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue("own");
  }
}
