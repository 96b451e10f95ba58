package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code clear()} ends all entries, and whatever was read before it. */
class ClearTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  @Test
  void get_afterClear_loadsAnew() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    cache.get(Thing.of(7));

    assertThat(cache.clear()).isCompleted();
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue("7#2");
  }

  @Test
  void get_ofANodeOnTheHeapAlone_loadsAnew() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source);
    cache.get(Thing.of(7));
    cache.clear();

    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
  }

  @Test
  void load_thatBeganBefore_isAnsweredAndKeptNowhere() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source.hold());
    CompletableFuture<String> before = cache.get(Thing.of(7));
    cache.clear();
    CompletableFuture<String> after = cache.get(Thing.of(7));
    source.next().succeed();

    assertThat(before).isCompletedWithValue("7#1");
    assertThat(after).isNotDone();
    source.next().succeed();
    assertThat(after).isCompletedWithValue("7#2");
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue("7#2");
  }

  @Test
  void refresh_thatBeganBefore_beginsAnew() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source.hold());
    CompletableFuture<String> refreshed = cache.refresh(Thing.of(7));
    cache.clear();
    source.next().succeed();
    source.next().succeed();

    assertThat(refreshed).isCompletedWithValue("7#2");
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue("7#2");
  }

  @Test
  void put_thatWasUnderWay_isNotSeenAfterwards() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    engine.disk.hold("put");
    CompletableFuture<Void> put = cache.put(Thing.of(7), "put");
    engine.disk.recover();
    assertThat(cache.clear()).isCompleted();
    engine.disk.release();

    assertThat(put).isCompleted();
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
  }

  /** A refresh has taken its place, which begins anew, for what it loaded is outdated. */
  @Test
  void invalidate_thatWaitedForAPut_reachesAllTiers() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    engine.disk.hold("put");
    CompletableFuture<Void> put = cache.put(Thing.of(7), "put");
    CompletableFuture<Void> invalidated = cache.invalidate(Thing.of(7));
    CompletableFuture<String> refreshed = cache.refresh(Thing.of(7));
    assertThat(invalidated).isNotDone();
    engine.disk.recover();
    assertThat(cache.clear()).isCompleted();
    engine.disk.fail("put");
    engine.disk.release();

    assertThat(put).isCompleted();
    assertThat(invalidated).isCompleted();
    assertThat(refreshed).isCompleted();
    assertThat(engine.disk.value(7)).isNull();
    engine.disk.recover();
  }

  @Test
  void read_ofATierThatBeganBefore_findsNothing() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    engine.disk.keep(7, "kept", Long.MAX_VALUE);
    engine.disk.hold("get");
    CompletableFuture<String> read = cache.get(Thing.of(7));
    CompletableFuture<Void> cleared = cache.clear();
    engine.disk.recover();
    engine.disk.release();

    assertThat(cleared).isCompleted();
    assertThat(read).isCompletedWithValue("7#1");
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
  }

  @Test
  void otherNodes_keepTheirs() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    DynamicType<String> type =
        DynamicNode.type("other", "v1", String.class).tier("local", null).tier("redis", null);
    NodeCache<DynamicNode<String>, String> others = type.cache(engine.cacheme());
    others.put(type.key("a"), "kept");
    cache.clear();

    assertThat(others.getIfPresent(type.key("a"))).isCompletedWithValue("kept");
    engine.cacheme().clear();
    assertThat(others.getIfPresent(type.key("a"))).isCompletedWithValue(null);
  }

  @Test
  void aTierThatFails_isNamed_andNotReadUntilItIsCleared() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    cache.get(Thing.of(7));
    engine.disk.fail("*");
    CompletableFuture<Void> cleared = cache.clear();

    assertFailure(cleared)
        .isInstanceOfSatisfying(
            TierException.class, e -> assertThat(e.tiers()).containsExactly("disk"))
        .hasMessageContaining("clear of Thing did not reach \"disk\"");
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
    engine.disk.recover();
    engine.clock.advanceMillis(60_000);
    assertThat(engine.cacheme().describe()).doesNotContain("to be cleared");
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
  }

  @Test
  void aTierThatDoesNotAnswer_failsItInTime() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    cache.get(Thing.of(7));
    engine.disk.hold("*");
    CompletableFuture<Void> cleared = cache.clear();
    engine.clock.advanceMillis(2_100);

    assertFailure(cleared)
        .isInstanceOfSatisfying(TierException.class, e -> assertThat(e.tiers()).contains("disk"));
    assertThat(engine.cacheme().describe()).contains("to be cleared");
    engine.disk.recover();
    engine.disk.release();
  }

  @Test
  void aTierThatDoesNotAnswer_whatWasReadMeanwhileIsServedNoMore() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(7));
    engine.redis.hold("put");
    CompletableFuture<Void> cleared = cache.clear();
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(engine.local.get(Thing.of(7))).isNotNull();
    engine.clock.advanceMillis(2_100);

    assertFailure(cleared).isInstanceOf(TierException.class);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
    engine.redis.recover();
    engine.redis.release();
    engine.clock.advanceMillis(60_000);
  }

  @Test
  void failure_answeredForErrorTtl_isNotAfterwards() {
    NodeCache<Thing, String> cache =
        engine.bind(
            Thing.spec()
                .tier("local", Thing.LOCAL_TTL)
                .loads(LoadSpec.UNBOUNDED.errorTtl(Duration.ofSeconds(10)))
                .build(),
            source);
    source.failing(new IllegalStateException("no"));
    assertFailure(cache.get(Thing.of(7))).hasMessage("no");
    source.goOn();
    assertFailure(cache.get(Thing.of(7))).hasMessage("no");
    cache.clear();

    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
  }

  @Test
  void clear_thatEndsLater_isToldWhereCallbacksRun() {
    List<Runnable> callbacks = new ArrayList<>();
    engine.with(builder -> builder.completionExecutor(callbacks::add));
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("put");
    CompletableFuture<Void> cleared = cache.clear();
    engine.redis.recover();
    engine.redis.release();
    assertThat(cleared).isNotDone();
    callbacks.forEach(Runnable::run);

    assertThat(cleared).isCompleted();
  }

  @Test
  void oneTierFailsAndTheNextHangs_bothAreNamed_asTheyWereAsked() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    engine.disk.fail("*");
    engine.redis.hold("*");
    CompletableFuture<Void> cleared = cache.clear();
    engine.clock.advanceMillis(2_100);

    assertFailure(cleared)
        .isInstanceOfSatisfying(
            TierException.class, e -> assertThat(e.tiers()).containsExactly("disk", "redis"));
    engine.disk.recover();
    engine.redis.recover();
    engine.redis.release();
    engine.clock.advanceMillis(60_000);
  }

  @Test
  void close_clearUnderWay_failsAsClosed() {
    engine.with(builder -> builder.closeTimeout(Duration.ofMillis(50)));
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("*");
    CompletableFuture<Void> cleared = cache.clear();
    engine.close();

    assertFailure(cleared)
        .isInstanceOf(CacheClosedException.class)
        .hasMessageContaining("clear of Thing did not reach \"redis\" before the cache was closed");
  }

  @Test
  void close_refusesIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    engine.close();

    assertFailure(cache.clear()).isInstanceOf(CacheClosedException.class);
  }
}
