package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code close}: refuses, drains, fails what is left, in time. */
class LifecycleTest {

  private static final Duration AT_MOST = Duration.ofSeconds(6);

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  @Test
  void close_anyCallAfter_isRefused() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(7));
    engine.close();
    for (CompletableFuture<?> future :
        List.of(
            cache.get(Thing.of(7)),
            cache.getIfPresent(Thing.of(7)),
            cache.getAll(Thing.all(7)),
            cache.put(Thing.of(7), "put"),
            cache.refresh(Thing.of(7)),
            cache.invalidate(Thing.of(7)),
            cache.invalidateAll(Thing.all(7)))) {
      assertFailure(future).isInstanceOf(CacheClosedException.class);
    }
  }

  @Test
  void close_idle_closesEachStorageOnce() {
    engine.bind(Thing.chain(), source);
    engine.close();
    engine.cacheme().close();
    assertThat(engine.redis.closed).isEqualTo(1);
    assertThat(engine.disk.closed).isEqualTo(1);
  }

  /** By then a close that waits for nothing has given it up. */
  @Test
  void close_loadUnderWay_isDrained() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    var future = cache.get(Thing.of(7));
    CompletableFuture<Void> closing = new CompletableFuture<>();
    Thread closer =
        new Thread(
            () -> {
              engine.close();
              closing.complete(null);
            });
    closer.start();
    while (closer.getState() != Thread.State.TIMED_WAITING && closer.isAlive()) {
      Thread.onSpinWait();
    }
    source.next().succeed();
    assertThat(closing).succeedsWithin(2, SECONDS);
    assertThat(future).isCompletedWithValue("7#1");
    assertThat(engine.redis.value(7)).isEqualTo("7#1");
  }

  @Test
  void close_readUnderWay_isDrainedToItsLoad() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("get");
    var future = cache.get(Thing.of(7));
    CompletableFuture<Void> closing = CompletableFuture.runAsync(engine::close);
    awaitClosed(cache);
    engine.redis.release();
    assertThat(closing).succeedsWithin(2, SECONDS);
    assertThat(future).isCompletedWithValue("7#1");
  }

  @Test
  void close_waitingRefresh_isDrained() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source.hold());
    var first = cache.refresh(Thing.of(7));
    var second = cache.refresh(Thing.of(7));
    CompletableFuture<Void> closing = CompletableFuture.runAsync(engine::close);
    awaitClosed(cache);
    source.next().succeed();
    source.next().succeed();
    assertThat(closing).succeedsWithin(2, SECONDS);
    assertThat(first).isCompletedWithValue("7#1");
    assertThat(second).isCompletedWithValue("7#2");
  }

  private static void awaitClosed(NodeCache<Thing, String> cache) {
    while (!cache.put(Thing.of(99), "probe").isCompletedExceptionally()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void close_loadNeverEnds_failsIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    var single = cache.get(Thing.of(7));
    var many = cache.getAll(Thing.all(8), things -> new CompletableFuture<>());
    var refreshed = cache.refresh(Thing.of(9));
    var waiting = cache.refresh(Thing.of(9));
    assertThat(CompletableFuture.runAsync(engine::close)).succeedsWithin(AT_MOST);
    assertFailure(single).isInstanceOf(CacheClosedException.class);
    assertFailure(many).hasCauseInstanceOf(CacheClosedException.class);
    assertFailure(refreshed).isInstanceOf(CacheClosedException.class);
    assertFailure(waiting).isInstanceOf(CacheClosedException.class);
  }

  @Test
  void close_storageHangs_endsInTimeAndFailsWhatIsLeft() {
    engine.redis.closing = new CompletableFuture<>();
    engine.redis.hold("*");
    engine.disk.hold("*");
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    var read = cache.get(Thing.of(1));
    var many = cache.getAll(Thing.all(2, 3));
    var present = cache.getIfPresent(Thing.of(4));
    var put = cache.put(Thing.of(5), "put");
    var removed = cache.invalidate(Thing.of(6));
    var queued = cache.invalidate(Thing.of(6));
    var refreshed = cache.refresh(Thing.of(7));
    assertThat(CompletableFuture.runAsync(engine::close)).succeedsWithin(AT_MOST);
    assertFailure(read).isInstanceOf(CacheClosedException.class);
    assertFailure(many).hasCauseInstanceOf(CacheClosedException.class);
    assertThat(present).isCompletedWithValue(null);
    assertFailure(put).isInstanceOf(CacheClosedException.class);
    assertFailure(removed).isInstanceOf(CacheClosedException.class);
    assertFailure(queued).isInstanceOf(CacheClosedException.class);
    assertThat(refreshed).isDone();
  }

  @Test
  void close_invalidateAllOfWhichSomeHadFailed_isFailedByTheClose() {
    engine.with(LifecycleTest::closesSoon);
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("remove");
    var first = cache.invalidate(Thing.of(7));
    engine.redis.recover();
    engine.redis.fail("remove");
    var all = cache.invalidateAll(Thing.all(8, 7));
    engine.close();
    assertFailure(first).isInstanceOf(CacheClosedException.class);
    assertFailure(all)
        .isInstanceOf(CacheClosedException.class)
        .hasMessageContaining("2 of 2 invalidations failed");
  }

  /** What was given up may yet take effect on the server, after one that was sent later. */
  @Test
  void close_putBehindOneThatIsGivenUp_isNotSentAndFails() {
    engine.with(LifecycleTest::closesSoon);
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    engine.redis.hold("put");
    var first = cache.put(Thing.of(7), "first");
    engine.redis.recover();
    var second = cache.put(Thing.of(7), "second");
    engine.disk.calls();
    engine.close();
    assertFailure(first).isInstanceOf(CacheClosedException.class);
    assertFailure(second)
        .isInstanceOf(CacheClosedException.class)
        .hasMessageContaining("put of Thing did not reach \"redis\"")
        .hasMessageContaining("closed");
    assertThat(engine.redis.calls()).containsExactly("put x:7");
    assertThat(engine.redis.value(7)).isNull();
  }

  @Test
  void close_putBehindAFillThatIsGivenUp_isNotSentAndFails() {
    engine.with(LifecycleTest::closesSoon);
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("put");
    cache.get(Thing.of(7));
    engine.redis.recover();
    var put = cache.put(Thing.of(7), "put");
    engine.close();
    assertFailure(put).isInstanceOf(CacheClosedException.class);
    assertThat(engine.redis.calls()).containsExactly("get x:7", "put x:7");
    assertThat(engine.redis.value(7)).isNull();
  }

  private static Cacheme.Builder closesSoon(Cacheme.Builder builder) {
    return builder.closeTimeout(Duration.ofMillis(200));
  }

  /** A closed storage is asked for nothing, though a removal would be tried again. */
  @Test
  void close_removalToBeTriedAgain_isNot() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.fail("remove");
    assertFailure(cache.invalidate(Thing.of(7))).isInstanceOf(TierException.class);
    engine.redis.recover();
    engine.close();
    engine.redis.calls();

    engine.clock.advance(Duration.ofMinutes(1));
    assertThat(engine.redis.calls()).isEmpty();
  }

  @Test
  void close_storageThrows_endsAllTheSame() {
    engine.redis.closing = null;
    engine.bind(Thing.chain(), source);
    engine.close();
    assertThat(engine.disk.closed).isEqualTo(1);
  }

  @Test
  void registerStorage_afterClose_isRefused() {
    engine.cacheme();
    engine.close();
    FakeRemote late = new FakeRemote("late", engine.journal);
    assertFailure(engine.cacheme().registerStorage("late", late))
        .isInstanceOf(CacheClosedException.class);
  }
}
