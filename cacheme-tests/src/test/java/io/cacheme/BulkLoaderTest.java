package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every future completes, whatever a bulk loader does. */
class BulkLoaderTest {

  @RegisterExtension final Engine engine = new Engine();
  private final List<Thing> asked = Thing.all(1, 2);

  private GetAllException failureOf(BulkLoader<Thing, String> bulk) {
    NodeCache<Thing, String> cache =
        engine.bind(Thing.chain(), Loads.<Thing, String>by(new Source()).bulk(bulk));
    return failureOf(cache.getAll(asked));
  }

  private static GetAllException failureOf(CompletableFuture<?> future) {
    assertFailure(future).isInstanceOf(GetAllException.class);
    return (GetAllException) Failures.of(future);
  }

  @Test
  void getAll_bulkLoaderThrows_allFailWithIt() {
    IOException failure = new IOException("no");
    GetAllException thrown =
        failureOf(
            things -> {
              throw failure;
            });
    assertThat(thrown.failures()).containsOnlyKeys(asked).containsValue(failure);
    assertThat(thrown).hasCause(failure).hasNoSuppressedExceptions();
  }

  @Test
  void getAll_bulkLoaderThrowsAnError_allFailWithIt() {
    AssertionError failure = new AssertionError("no");
    GetAllException thrown =
        failureOf(
            things -> {
              throw failure;
            });
    assertThat(thrown).hasCause(failure);
  }

  @Test
  void getAll_failed_whoIsToldOfOneKeyAndAsksForAnother_meetsNoEndedLoad() {
    CompletableFuture<Map<Thing, String>> held = new CompletableFuture<>();
    NodeCache<Thing, String> cache =
        engine.bind(Thing.chain(), Loads.<Thing, String>by(new Source()).bulk(things -> held));
    var all = cache.getAll(asked);
    var other =
        cache
            .get(asked.get(0))
            .handle((value, failure) -> cache.get(asked.get(1)))
            .thenCompose(future -> future);
    held.completeExceptionally(new IllegalStateException("down"));

    assertThat(failureOf(all).failures()).containsOnlyKeys(asked);
    assertThat(other).isCompletedWithValue("2#1");
  }

  @Test
  void getAll_bulkLoaderAnswersNoStage_allFail() {
    assertThat(failureOf(things -> null).failures()).containsOnlyKeys(asked);
  }

  @Test
  void getAll_bulkLoaderAnswersNoMap_allFail() {
    assertThat(failureOf(things -> CompletableFuture.completedFuture(null)))
        .hasStackTraceContaining("the bulk loader of Thing answered null instead of a map");
  }

  @Test
  void getAll_mapThrowsWhenRead_allFail() {
    Map<Thing, String> broken =
        new AbstractMap<>() {
          @Override
          public Set<Entry<Thing, String>> entrySet() {
            throw new IllegalStateException("no order");
          }
        };
    assertThat(failureOf(things -> CompletableFuture.completedFuture(broken)))
        .hasRootCauseMessage("no order");
  }

  @Test
  void getAll_neverLoaded_allFailAtTheLoadTimeout() {
    NodeCache<Thing, String> cache =
        engine.bind(
            Thing.chain(),
            Loads.<Thing, String>by(new Source()).bulk(things -> new CompletableFuture<>()));
    var future = cache.getAll(asked);
    engine.clock.advance(Duration.ofMillis(30_100));
    assertThat(failureOf(future)).hasCauseInstanceOf(LoadTimeoutException.class);
  }

  @Test
  void getAll_bulkLoaderAsksForItsOwnKeys_thoseFailAtOnce() {
    AtomicReference<NodeCache<Thing, String>> cache = new AtomicReference<>();
    assertThat(
            failureOf(
                bind(
                        cache,
                        things ->
                            cache
                                .get()
                                .get(Thing.of(2))
                                .thenApply(value -> Map.<Thing, String>of()))
                    .getAll(asked)))
        .hasCauseInstanceOf(RecursiveLoadException.class);
  }

  @Test
  void getAll_bulkLoaderAsksForAnotherKey_isAnswered() {
    AtomicReference<NodeCache<Thing, String>> cache = new AtomicReference<>();
    var future =
        bind(
                cache,
                things ->
                    cache.get().get(Thing.of(3)).thenApply(value -> Map.of(Thing.of(1), value)))
            .getAll(asked);
    assertThat(future).isCompletedWithValue(Map.of(Thing.of(1), "3#1"));
  }

  private NodeCache<Thing, String> bind(
      AtomicReference<NodeCache<Thing, String>> cache, BulkLoader<Thing, String> bulk) {
    cache.set(engine.bind(Thing.chain(), Loads.<Thing, String>by(new Source()).bulk(bulk)));
    return cache.get();
  }

  @Test
  void getAll_blockingBulkLoader_runsOnAnotherThread() {
    AtomicReference<Thread> thread = new AtomicReference<>();
    NodeCache<Thing, String> cache =
        engine.bind(
            Thing.chain(),
            Loads.<Thing, String>by(new Source())
                .bulk(
                    BulkLoader.blocking(
                        things -> {
                          thread.set(Thread.currentThread());
                          return Map.of(Thing.of(1), "one");
                        })));
    assertThat(cache.getAll(asked))
        .succeedsWithin(5, SECONDS)
        .isEqualTo(Map.of(Thing.of(1), "one"));
    assertThat(thread.get()).isNotSameAs(Thread.currentThread());
  }

  @Test
  void getAll_onlyABulkLoader_needsNoOther() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), Loads.<Thing, String>none());
    assertThat(cache.getAll(asked, new BulkSource()))
        .isCompletedWithValue(Map.of(Thing.of(1), "1*1", Thing.of(2), "2*1"));
  }
}
