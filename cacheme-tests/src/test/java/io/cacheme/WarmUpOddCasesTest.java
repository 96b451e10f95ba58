package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code warmUp} with odd numbers, iterators and listeners that fail, and one that is closed. */
class WarmUpOddCasesTest {

  @RegisterExtension
  final Engine engine = new Engine().with(builder -> builder.loadExecutor(Runnable::run));

  private final Source source = new Source();

  private static Iterator<Thing> things(long count) {
    return LongStream.range(0, count).mapToObj(Thing::of).iterator();
  }

  private NodeCache<Thing, String> bind() {
    return engine.cacheme().bind(Thing.chain(), Loads.by(source));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 7, 9, 101})
  void oneSlowPart_holdsUpNoOther(int concurrency) {
    NodeCache<Thing, String> cache = bind();
    source.hold();
    CompletableFuture<WarmUp> warmUp = cache.warmUp(things(5_000), concurrency, progress -> {});

    assertThat(source.held).hasSizeBetween(concurrency - 1, concurrency);
    Source.Held slow = source.next();
    for (int i = 0; i < concurrency; i++) { // the others go round
      source.next().succeed();
    }
    assertThat(source.loads.size()).isGreaterThan(concurrency);
    warmUp.cancel(true);
    slow.succeed();
    while (!source.held.isEmpty()) {
      source.next().succeed();
    }
  }

  @Test
  void listenerThatFails_endsIt_andIsNotCalledAgain() {
    NodeCache<Thing, String> cache = bind();
    AtomicInteger calls = new AtomicInteger();
    source.hold();
    CompletableFuture<WarmUp> warmUp =
        cache.warmUp(
            things(100),
            4,
            progress -> {
              calls.incrementAndGet();
              throw new IllegalStateException("no more");
            });
    while (!source.held.isEmpty()) {
      source.next().succeed();
    }

    assertFailure(warmUp).hasMessage("no more");
    assertThat(source.loads.size()).isLessThanOrEqualTo(6);
    assertThat(calls).hasValue(1);
  }

  @Test
  void close_whileLoadsHang_endsIt() {
    Cacheme cacheme =
        Cacheme.builder()
            .closeTimeout(Duration.ofMillis(100))
            .storage("local", "local://tlfu?size=10")
            .build();
    NodeCache<Thing, String> cache = cacheme.bind(Thing.heap(), Loads.by(source.hold()));
    CompletableFuture<WarmUp> warmUp = cache.warmUp(things(100), 4, progress -> {});
    Awaitility.await().until(() -> source.held.size() == 4);
    cacheme.close();

    Awaitility.await().until(warmUp::isDone);
    assertFailure(warmUp).isInstanceOf(CacheClosedException.class);
  }

  @Test
  void close_whileTheIteratorHangs_endsIt() {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    Cacheme cacheme =
        Cacheme.builder()
            .closeTimeout(Duration.ofMillis(100))
            .storage("local", "local://tlfu?size=10")
            .build();
    try {
      NodeCache<Thing, String> cache = cacheme.bind(Thing.heap(), Loads.by(source));
      Iterator<Thing> hangs =
          Stream.generate(
                  () -> {
                    asked.countDown();
                    try {
                      never.await();
                    } catch (InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                    return Thing.of(1);
                  })
              .iterator();
      CompletableFuture<WarmUp> warmUp = cache.warmUp(hangs, 4, progress -> {});
      Awaitility.await().until(() -> asked.getCount() == 0);
      cacheme.close();

      Awaitility.await().until(warmUp::isDone);
      assertFailure(warmUp).isInstanceOf(CacheClosedException.class);
    } finally {
      never.countDown();
    }
  }

  @Test
  void nodesThatComeTwice_areLoadedOnce_andItEnds() {
    NodeCache<Thing, String> cache = bind();
    Iterator<Thing> twice = LongStream.range(0, 1_000).mapToObj(i -> Thing.of(i % 7)).iterator();

    CompletableFuture<WarmUp> warmUp = cache.warmUp(twice, 10, progress -> {});

    assertThat(warmUp).isCompleted();
    assertThat(source.loads).hasSize(7);
  }

  @Test
  void disabledMeanwhile_itEnds() {
    NodeCache<Thing, String> cache = bind();
    List<WarmUp> told = new CopyOnWriteArrayList<>();
    CompletableFuture<WarmUp> warmUp =
        cache.warmUp(
            things(20),
            4,
            progress -> {
              told.add(progress);
              cache.disable();
            });

    assertThat(warmUp).isCompleted();
    assertThat(warmUp.join().nodeCount()).isEqualTo(20);
    assertThat(told).isNotEmpty();
    cache.enable();
  }
}
