package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.codec.Entry;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code warmUp} loads what no tier has, some at a time. */
class WarmUpTest {

  @RegisterExtension
  final Engine engine = new Engine().with(builder -> builder.loadExecutor(Runnable::run));

  private final Source source = new Source();
  private final BulkSource bulk = new BulkSource();

  private static Iterator<Thing> things(long count) {
    return LongStream.range(0, count).mapToObj(Thing::of).iterator();
  }

  private NodeCache<Thing, String> bind(Loads<Thing, String> loads) {
    return engine.cacheme().bind(Thing.chain(), loads); // not counted: it asks by itself
  }

  @Test
  void whatNoTierHas_isLoaded_andAllIsCounted() {
    NodeCache<Thing, String> cache = bind(Loads.by(source));
    engine.redis.keep(1, "kept", Entry.NEVER);
    source.instead(
        thing ->
            thing.id() == 2
                ? CompletableFuture.completedFuture(null)
                : thing.id() == 3
                    ? CompletableFuture.failedFuture(new IllegalStateException("down"))
                    : CompletableFuture.completedFuture("value"));

    assertThat(cache.warmUp(things(10), 4, progress -> {}))
        .isCompletedWithValue(
            WarmUp.builder().presentCount(1).loadedCount(7).absentCount(1).failedCount(1).build());
    assertThat(source.loads).hasSize(9);
    assertThat(cache.get(Thing.of(9))).isCompletedWithValue("value");
  }

  @Test
  void aBulkLoader_isAskedForManyAtOnce_andToldHowFar() {
    NodeCache<Thing, String> cache = bind(Loads.by(source).bulk(bulk));
    List<WarmUp> told = new CopyOnWriteArrayList<>();

    assertThat(cache.warmUp(things(2_300), 1_000, told::add))
        .isCompletedWithValue(WarmUp.builder().loadedCount(2_300).build());
    assertThat(bulk.calls).hasSize(5).allMatch(call -> call.size() <= 500);
    assertThat(told).isNotEmpty().last().isEqualTo(WarmUp.builder().loadedCount(2_300).build());
    assertThat(engine.redis.stored).hasSize(2_300);
  }

  @Test
  void noMoreThanSaid_areUnderWay_andTaken() {
    NodeCache<Thing, String> cache = bind(Loads.by(source.hold()));
    AtomicInteger taken = new AtomicInteger();
    Stream<Thing> endless = Stream.generate(() -> Thing.of(taken.getAndIncrement()));
    CompletableFuture<WarmUp> warmUp = cache.warmUp(endless.iterator(), 8, progress -> {});

    assertThat(source.held).hasSize(8);
    assertThat(taken.get()).isLessThanOrEqualTo(9);
    source.next().succeed();
    source.next().succeed();
    source.next().succeed();
    source.next().succeed();
    assertThat(source.held).as("the first four have ended, and four more begun").hasSize(8);
    warmUp.cancel(true);
    for (int i = 0; i < 8; i++) {
      source.next().succeed();
    }
    assertThat(source.held).as("nothing more is taken").isEmpty();
  }

  @Test
  void anIteratorThatFails_endsIt() {
    NodeCache<Thing, String> cache = bind(Loads.by(source));
    Iterator<Thing> broken =
        Stream.iterate(0L, id -> id + 1)
            .map(
                id -> {
                  if (id == 5) {
                    throw new IllegalStateException("the cursor is gone");
                  }
                  return Thing.of(id);
                })
            .iterator();

    assertFailure(cache.warmUp(broken, 2, progress -> {})).hasMessage("the cursor is gone");
  }

  @Test
  void iteratorsThatBlock_areTakenFromOnLoadThreads() {
    try (Cacheme cacheme = Cacheme.builder().storage("local", "local://tlfu?size=10000").build()) {
      NodeCache<Thing, String> cache = cacheme.bind(Thing.heap(), Loads.by(source));
      CompletableFuture<Thing> later = new CompletableFuture<>();
      CompletableFuture<WarmUp> warmUp =
          cache.warmUp(Stream.of(1).map(one -> later.join()).iterator(), 2, progress -> {});

      assertThat(warmUp).isNotDone();
      later.complete(Thing.of(7));
      Awaitility.await().until(warmUp::isDone);
      assertThat(warmUp).isCompletedWithValue(WarmUp.builder().loadedCount(1).build());
    }
  }

  @Test
  void close_endsIt() {
    NodeCache<Thing, String> cache = bind(Loads.by(source));
    engine.close();

    assertFailure(cache.warmUp(things(3), 2, progress -> {}))
        .isInstanceOf(CacheClosedException.class);
  }

  @Test
  void whatCannotBeLoaded_orNoConcurrency_isRefused() {
    NodeCache<Thing, String> cache = bind(Loads.by(source));
    assertThatThrownBy(() -> cache.warmUp(things(3), 0, progress -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a concurrency of 0");
  }

  @Test
  void anExecutorThatIsFullForAWhile_isTriedAgain() {
    AtomicInteger refusals = new AtomicInteger(3);
    engine.with(
        builder ->
            builder.loadExecutor(
                task -> {
                  if (refusals.getAndDecrement() > 0) {
                    throw new RejectedExecutionException("full");
                  }
                  task.run();
                }));
    NodeCache<Thing, String> cache = bind(Loads.by(source));
    CompletableFuture<WarmUp> warmUp = cache.warmUp(things(10), 4, progress -> {});
    assertThat(warmUp).isNotDone();
    engine.clock.advanceMillis(300);

    assertThat(warmUp).isCompletedWithValue(WarmUp.builder().loadedCount(10).build());
  }

  @Test
  void anExecutorThatTakesNothing_failsIt_andItSaysSo() {
    AtomicInteger taken = new AtomicInteger();
    engine.with(
        builder ->
            builder
                .loadTimeout(Duration.ofSeconds(1))
                .loadExecutor(
                    task -> {
                      if (taken.getAndIncrement() > 0) {
                        throw new RejectedExecutionException("shut down");
                      }
                      task.run();
                    }));
    NodeCache<Thing, String> cache = bind(Loads.by(source.hold()));
    CompletableFuture<WarmUp> warmUp = cache.warmUp(things(10), 2, progress -> {});
    source.next().succeed();
    engine.clock.advanceMillis(900);
    assertThat(warmUp).isNotDone();
    engine.clock.advanceMillis(200);

    assertFailure(warmUp)
        .isInstanceOf(LoadRejectedException.class)
        .hasMessageContainingAll("the warm-up of Thing has ended after", "loadExecutor")
        .hasCauseInstanceOf(RejectedExecutionException.class);
  }
}
