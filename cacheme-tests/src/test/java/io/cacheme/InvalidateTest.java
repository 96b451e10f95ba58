package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.codec.Entry;
import io.cacheme.spi.ConditionalWrites;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code invalidate}: what is removed in which order, and what flights may still do. */
class InvalidateTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  @Test
  void invalidate_always_clearsTheHeapBeforeItReturns() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(7));
    engine.redis.hold("remove");
    var future = cache.invalidate(Thing.of(7));
    assertThat(engine.local.get(Thing.of(7))).isNull();
    assertThat(future).isNotDone();
    engine.redis.release();
  }

  @Test
  void invalidate_heapBelowARemoteTier_isClearedAtOnceToo() {
    NodeCache<Thing, String> cache =
        engine.bind(
            Thing.spec().tier("redis", Thing.REDIS_TTL).tier("local", Thing.DISK_TTL).build(),
            source);
    cache.get(Thing.of(7));
    engine.redis.hold("remove");
    cache.invalidate(Thing.of(7));
    assertThat(engine.local.get(Thing.of(7))).isNull();
    engine.redis.release();
  }

  @Test
  void invalidate_remoteTiers_areRemovedFromTheBottomUp() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    cache.get(Thing.of(7));
    engine.journal.clear();
    engine.disk.hold("remove");
    cache.invalidate(Thing.of(7));
    assertThat(engine.journal).containsExactly("disk remove x:7");
    engine.disk.release();
    assertThat(engine.journal).containsExactly("disk remove x:7", "redis remove x:7");
  }

  @Test
  void invalidate_succeeded_noTierHasIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    cache.get(Thing.of(7));
    assertThat(cache.invalidate(Thing.of(7))).isCompletedWithValue(null);
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
  }

  @Test
  void invalidate_unknownKey_succeeds() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    assertThat(cache.invalidate(Thing.of(7))).isCompletedWithValue(null);
  }

  @Test
  void invalidate_fillPending_removesAfterIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("put");
    cache.get(Thing.of(7));
    var future = cache.invalidate(Thing.of(7));
    assertThat(engine.redis.calls()).containsExactly("get x:7", "put x:7");
    engine.redis.release();
    assertThat(engine.redis.calls()).containsExactly("remove x:7");
    assertThat(future).isCompletedWithValue(null);
    assertThat(engine.redis.stored).isEmpty();
  }

  @Test
  void invalidate_whileLoading_waitersKeepTheirAnswer() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    var waiter = cache.get(Thing.of(7));
    cache.invalidate(Thing.of(7));
    source.next().succeed();
    assertThat(waiter).isCompletedWithValue("7#1");
  }

  @Test
  void invalidate_whileLoading_resultIsWrittenNowhere() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    cache.get(Thing.of(7));
    cache.invalidate(Thing.of(7));
    source.next().succeed();
    assertThat(engine.redis.stored).isEmpty();
    assertThat(engine.local.get(Thing.of(7))).isNull();
  }

  @Test
  void invalidate_whileLoading_laterGetDoesNotJoin() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    cache.get(Thing.of(7));
    cache.invalidate(Thing.of(7));
    var later = cache.get(Thing.of(7));
    source.next().succeed();
    assertThat(later).isNotDone();
    source.next().succeed();
    assertThat(later).isCompletedWithValue("7#2");
    assertThat(engine.redis.value(7)).isEqualTo("7#2");
  }

  @Test
  void invalidate_whileAnsweredFlightFills_laterGetDoesNotJoin() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("put");
    cache.get(Thing.of(7));
    cache.invalidate(Thing.of(7));
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
    engine.redis.release();
    assertThat(engine.redis.stored).isEmpty();
  }

  @Test
  void get_begunWhileInvalidating_isWrittenNowhere() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    engine.redis.hold("remove");
    var invalidated = cache.invalidate(Thing.of(7));
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    engine.redis.release();
    assertThat(invalidated).isCompletedWithValue(null);
    assertThat(engine.redis.stored).isEmpty();
    assertThat(engine.local.get(Thing.of(7))).isNull();
  }

  @Test
  void get_begunWhileInvalidatingAndEndedAfter_isWrittenNowhereAndNotJoined() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    engine.redis.hold("remove");
    cache.invalidate(Thing.of(7));
    var between = cache.get(Thing.of(7));
    engine.redis.release();
    var after = cache.get(Thing.of(7));
    source.next().succeed();
    assertThat(between).isCompletedWithValue("7#1");
    assertThat(after).isNotDone();
    assertThat(engine.redis.stored).isEmpty();
    source.next().succeed();
    assertThat(engine.redis.value(7)).isEqualTo("7#2");
  }

  @Test
  void invalidate_whileAHitIsCopiedUpwards_copyIsDropped() {
    engine.disk.keep(7, "old", Entry.NEVER);
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    engine.disk.on(
        "get",
        call -> {
          Object old = call.effect().get();
          engine.disk.recover();
          assertThat(cache.invalidate(Thing.of(7))).isCompletedWithValue(null);
          return CompletableFuture.completedFuture(old);
        });
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("old");
    assertThat(engine.redis.stored).isEmpty();
    assertThat(engine.local.get(Thing.of(7))).isNull();
  }

  @Test
  void invalidate_aTierFails_namesItAndClearsTheOthers() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    cache.get(Thing.of(7));
    engine.disk.fail("remove");
    var future = cache.invalidate(Thing.of(7));
    assertFailure(future)
        .isInstanceOf(TierException.class)
        .hasMessageContaining("invalidate of Thing did not reach \"disk\"")
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(((TierException) Failures.of(future)).tiers()).containsExactly("disk");
    assertThat(engine.redis.stored).isEmpty();
    assertThat(engine.local.get(Thing.of(7))).isNull();
  }

  @Test
  void invalidate_silentTier_failsWithinTwoSeconds() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    cache.get(Thing.of(7));
    engine.redis.hold("remove");
    engine.disk.hold("remove");
    var future = cache.invalidate(Thing.of(7));
    engine.clock.advanceMillis(2_100);
    assertFailure(future).isInstanceOf(TierException.class);
    assertThat(((TierException) Failures.of(future)).tiers()).contains("disk", "redis");
    assertFailure(future)
        .hasMessageContaining("did not answer in time")
        .hasMessageNotContaining("TierTimeout");
    engine.clock.advanceMillis(10_000);
    engine.redis.recover();
    engine.disk.recover();
    engine.clock.advanceMillis(20_000);
  }

  @Test
  void invalidate_tooManyCallsUnderWay_isCountedAndSaysSo() {
    engine.with(builder -> builder.maxOutstanding(1));
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("remove");
    var first = cache.invalidate(Thing.of(7));
    assertFailure(cache.invalidate(Thing.of(8)))
        .hasMessageContaining("did not reach \"redis\": it has too many calls under way");
    assertThat(cache.stats().tiers().get(0).bypassCount()).isEqualTo(1);
    engine.redis.recover();
    engine.redis.release();
    assertThat(first).isCompletedWithValue(null);
    engine.clock.advanceMillis(1_000);
  }

  @Test
  void invalidate_noRoomForTheTombstone_succeedsAndIsWarnedOfOnce() {
    var storage = new InMemoryRemoteStorage(engine.clock.time);
    ConditionalWrites full =
        ButFor.method(
            ConditionalWrites.class,
            storage.conditionalWrites(),
            "putTombstone",
            call -> CompletableFuture.completedFuture(false));
    engine.with(
        builder ->
            builder.storage(
                "full",
                ButFor.method(RemoteStorage.class, storage, "conditionalWrites", call -> full)));
    NodeCache<Thing, String> cache =
        engine.bind(Thing.spec().tier("full", Thing.REDIS_TTL).build(), source);
    assertThat(cache.put(Thing.of(7), "put")).isCompletedWithValue(null);
    assertThat(engine.log.warnings()).isEmpty();
    assertThat(cache.invalidate(Thing.of(7))).isCompletedWithValue(null);
    assertThat(cache.invalidate(Thing.of(8))).isCompletedWithValue(null);
    assertThat(engine.log.warnings())
        .singleElement()
        .asString()
        .contains("storage \"full\" had no room for the tombstone of a key");
  }

  @Test
  void invalidate_thatEndsLater_isToldWhereCallbacksRun() {
    List<Runnable> callbacks = new ArrayList<>();
    engine.with(builder -> builder.completionExecutor(callbacks::add));
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("remove");
    var future = cache.invalidate(Thing.of(7));
    engine.redis.release();
    assertThat(future).isNotDone();
    callbacks.forEach(Runnable::run);
    assertThat(future).isCompletedWithValue(null);
  }

  @Test
  void close_invalidationsUnderWay_failAsClosed() {
    engine.with(builder -> builder.closeTimeout(Duration.ofMillis(50)));
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("remove");
    var one = cache.invalidate(Thing.of(7));
    engine.redis.recover();
    engine.redis.fail("remove");
    var some = cache.invalidateAll(Thing.all(8, 7, 9));
    engine.close();
    assertFailure(one)
        .isInstanceOf(CacheClosedException.class)
        .hasMessageContaining(
            "invalidate of Thing did not reach \"redis\" before the cache was closed");
    assertFailure(some)
        .isInstanceOf(CacheClosedException.class)
        .hasMessageContaining(
            "3 of 3 invalidations failed, the first: invalidate of Thing did not");
  }

  @Test
  void invalidate_twiceWhileOneRuns_bothSucceed() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("remove");
    var first = cache.invalidate(Thing.of(7));
    var second = cache.invalidate(Thing.of(7));
    var third = cache.invalidate(Thing.of(7));
    engine.redis.release();
    assertThat(List.of(first, second, third)).allMatch(CompletableFuture::isDone);
    assertThat(engine.redis.calls()).containsExactly("remove x:7", "remove x:7");
  }

  @Test
  void invalidateAll_many_removesEach() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.getAll(Thing.all(1, 2, 3));
    assertThat(cache.invalidateAll(Thing.all(1, 2))).isCompletedWithValue(null);
    assertThat(engine.redis.stored).containsOnlyKeys(Thing.remoteKey(3));
  }

  @Test
  void invalidateAll_aTierFails_namesItOnce() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    engine.redis.fail("remove");
    var future = cache.invalidateAll(Thing.all(1, 2, 3));
    assertFailure(future).hasMessageContaining("3 of 3 invalidations failed");
    assertThat(((TierException) Failures.of(future)).tiers()).containsExactly("redis");
  }

  @Test
  void invalidateAll_ofNothing_succeeds() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    assertThat(cache.invalidateAll(List.of())).isCompletedWithValue(null);
  }

  @Test
  void invalidateAll_aBadNode_removesNone() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(1));
    List<Thing> bad = new ArrayList<>(Arrays.asList(Thing.of(1), null));
    assertThatThrownBy(() -> cache.invalidateAll(bad)).isInstanceOf(NullPointerException.class);
    assertThat(cache.getIfPresent(Thing.of(1))).isCompletedWithValue("1#1");
  }
}
