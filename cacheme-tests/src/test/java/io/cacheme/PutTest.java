package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.spi.RemoteStorage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code put}: fences, waits, writes from the bottom up. */
class PutTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  @Test
  void put_succeeded_everyGetSeesIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    cache.get(Thing.of(7));
    assertThat(cache.put(Thing.of(7), "put")).isCompletedWithValue(null);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("put");
    assertThat(engine.redis.value(7)).isEqualTo("put");
    assertThat(engine.disk.value(7)).isEqualTo("put");
  }

  @Test
  void put_tiers_areWrittenFromTheBottomUp() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    cache.get(Thing.of(7));
    engine.journal.clear();
    engine.redis.hold("put");
    engine.disk.hold("put");
    cache.put(Thing.of(7), "put");
    assertThat(engine.journal).containsExactly("disk put x:7");
    engine.disk.release();
    assertThat(engine.journal).containsExactly("disk put x:7", "redis put x:7");
    assertThat(cache.get(Thing.of(7))).as("the heap comes last").isCompletedWithValue("7#1");
    engine.redis.release();
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("put");
  }

  @Test
  void put_whileLoading_waitersKeepTheirAnswerAndWriteNothing() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    var waiter = cache.get(Thing.of(7));
    cache.put(Thing.of(7), "put");
    source.next().succeed();
    assertThat(waiter).isCompletedWithValue("7#1");
    assertThat(engine.redis.value(7)).isEqualTo("put");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("put");
  }

  @Test
  void put_whileLoading_laterGetDoesNotJoin() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    cache.get(Thing.of(7));
    cache.put(Thing.of(7), "put");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("put");
    source.next().succeed();
  }

  @Test
  void put_fillPending_writesAfterIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("put");
    cache.get(Thing.of(7));
    engine.redis.calls();
    var future = cache.put(Thing.of(7), "put");
    assertThat(engine.redis.calls()).isEmpty();
    engine.redis.release();
    assertThat(future).isCompletedWithValue(null);
    assertThat(engine.redis.value(7)).isEqualTo("put");
  }

  @Test
  void put_null_isRefused() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    assertThatThrownBy(() -> cache.put(Thing.of(7), null))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("Thing")
        .hasMessageContaining("invalidate");
  }

  @Test
  void put_anything_isNoRequest() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.put(Thing.of(7), "put");
    assertThat(cache.stats().requestCount()).isZero();
  }

  @Test
  void put_twiceWhileAnotherRuns_lastOneStandsInAllTiers() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    engine.redis.hold("put");
    var first = cache.put(Thing.of(7), "first");
    var second = cache.put(Thing.of(7), "second");
    var third = cache.put(Thing.of(7), "third");
    engine.redis.release();
    assertThat(first).isCompletedWithValue(null);
    assertThat(second).isCompletedWithValue(null);
    assertThat(third).isCompletedWithValue(null);
    assertThat(engine.redis.value(7)).isEqualTo("third");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("third");
  }

  @Test
  void put_beforeInvalidate_isRemoved() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    engine.redis.hold("*");
    cache.put(Thing.of(7), "put");
    var invalidated = cache.invalidate(Thing.of(7));
    engine.redis.release();
    engine.redis.recover();
    assertThat(invalidated).isCompletedWithValue(null);
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
  }

  @Test
  void put_afterInvalidate_stands() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(7));
    engine.redis.hold("*");
    cache.invalidate(Thing.of(7));
    var put = cache.put(Thing.of(7), "put");
    engine.redis.release();
    engine.redis.recover();
    assertThat(put).isCompletedWithValue(null);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("put");
    assertThat(engine.redis.value(7)).isEqualTo("put");
  }

  @Test
  void put_aTierFails_namesItAndTheOthersHaveIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    engine.disk.fail("put");
    var future = cache.put(Thing.of(7), "put");
    assertFailure(future)
        .isInstanceOf(TierException.class)
        .hasMessageContaining(
            "put of Thing did not reach \"disk\": java.lang.IllegalStateException: disk is broken");
    assertThat(engine.redis.value(7)).isEqualTo("put");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("put");
  }

  @Test
  void put_silentTier_failsAtTheFillDeadline() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    engine.redis.hold("put");
    var future = cache.put(Thing.of(7), "put");
    engine.clock.advanceMillis(5_100);
    assertFailure(future).isInstanceOf(TierException.class);
    engine.redis.recover();
  }

  @Test
  void put_tooManyCallsUnderWay_isCountedAndSaysSo() {
    engine.with(builder -> builder.maxOutstanding(1));
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("put");
    var first = cache.put(Thing.of(7), "put");
    assertFailure(cache.put(Thing.of(8), "put"))
        .hasMessageContaining("did not reach \"redis\": it has too many calls under way");
    assertThat(cache.stats().tiers().get(0).bypassCount()).isEqualTo(1);
    engine.redis.recover();
    engine.redis.release();
    assertThat(first).isCompletedWithValue(null);
    engine.clock.advanceMillis(1_000);
  }

  @Test
  void put_tooLargeForATier_fails_removesWhatItHad_andIsInTheOthers() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(7));
    engine.redis.maxBytes = 100;
    String large = "canary".repeat(50);
    var put = cache.put(Thing.of(7), large);
    assertFailure(put)
        .isInstanceOf(ValueTooLargeException.class)
        .hasMessageContaining("a value of Thing is larger than storage \"redis\" takes [R15]")
        .hasMessageContaining("it takes 100")
        .hasMessageNotContaining("canary");
    ValueTooLargeException failure = (ValueTooLargeException) Failures.of(put);
    assertThat(failure.node()).isEqualTo("Thing");
    assertThat(failure.storage()).isEqualTo("redis");
    assertThat(failure.bytes()).isBetween(300, 350);
    assertThat(failure.mostBytes()).isEqualTo(100);
    assertThat(engine.redis.stored).isEmpty();
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue(large);
    assertThat(cache.stats().tiers().get(1).oversizeCount()).isEqualTo(1);
  }

  @Test
  void put_exactlyAsLargeAsTheStoragesOptionSays_isKept() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.maxBytes = (1 << 20) + RemoteStorage.ENVELOPE_BYTES; // as storages of ours have it
    String largest = "x".repeat(1 << 20);
    assertThat(cache.put(Thing.of(7), largest)).isCompletedWithValue(null);
    assertThat(engine.redis.value(7)).isEqualTo(largest);
    assertFailure(cache.put(Thing.of(7), largest + "x".repeat(RemoteStorage.ENVELOPE_BYTES)))
        .isInstanceOf(ValueTooLargeException.class);
  }

  @Test
  void put_tooLargeAndTheOldValueStays_namesTheTierThatHasIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(7));
    engine.redis.maxBytes = 100;
    engine.redis.fail("remove");
    assertFailure(cache.put(Thing.of(7), "x".repeat(200)))
        .isInstanceOf(TierException.class)
        .hasMessageContaining("did not reach \"redis\"");
  }

  @Test
  void invalidate_afterAPutTooLarge_succeeds() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    engine.redis.maxBytes = 100;
    engine.redis.hold("remove");
    var first = cache.invalidate(Thing.of(7));
    var put = cache.put(Thing.of(7), "x".repeat(200));
    engine.redis.recover();
    engine.redis.release();
    assertThat(first).isCompletedWithValue(null);
    assertFailure(put).isInstanceOf(ValueTooLargeException.class);
  }

  @Test
  void refresh_tooLargeForATier_answersAndRemovesWhatItHad() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.get(Thing.of(7));
    engine.redis.maxBytes = 10;
    assertThat(cache.refresh(Thing.of(7))).isCompletedWithValue("7#2");
    assertThat(engine.redis.stored).isEmpty();
  }

  @Test
  void get_valuesTooLargeForATier_areAnsweredCountedAndSaidOnce() {
    engine.redis.maxBytes = 10;
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(cache.getAll(Thing.all(8, 9)).join()).hasSize(2);
    assertThat(engine.redis.stored).isEmpty();
    assertThat(cache.stats().tiers().get(0).oversizeCount()).isEqualTo(3);
    assertThat(engine.log.warnings()).singleElement().asString().contains("[R15]");
  }

  @Test
  void put_nodeWithoutLoad_works() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), Loads.<Thing, String>none());
    cache.put(Thing.of(7), "put");
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue("put");
  }

  @Test
  void get_begunWhilePutting_isWrittenNowhere() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source.hold());
    engine.redis.hold("put");
    cache.put(Thing.of(7), "put");
    var between = cache.get(Thing.of(7));
    source.next().succeed();
    engine.redis.release();
    assertThat(between).isCompletedWithValue("7#1");
    assertThat(engine.redis.value(7)).isEqualTo("put");
  }

  @Test
  void put_alwaysAnotherOneWaiting_allEnd() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    int[] left = {20_000};
    engine.redis.on(
        "put",
        call -> {
          if (left[0]-- > 0) {
            cache.put(Thing.of(7), "put " + left[0]);
          }
          return call.answer();
        });
    var first = cache.put(Thing.of(7), "first");
    engine.clock.advanceMillis(0);
    assertThat(first).isCompletedWithValue(null);
    assertThat(engine.redis.value(7)).isEqualTo("put 0");
  }
}
