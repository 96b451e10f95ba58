package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.Entry;
import io.cacheme.generated.Consequences;
import io.cacheme.stats.TierStats;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Calls for so many keys that not all chunks may be under way at once: what keeps coming is waited
 * for, however long all of it takes, and what does not is not.
 */
class ManyKeysTakeTurnsTest {

  private static final int AT_ONCE = 16;

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();
  private final BulkSource bulk = new BulkSource();
  private NodeCache<Thing, String> cache;

  private static List<Thing> things(int count) {
    return Thing.all(LongStream.range(0, count).toArray());
  }

  private void bind() {
    cache = engine.bind(Thing.redis(), Loads.by(source).bulk(bulk));
  }

  /** Not wrapped, so that it is known to be ours. */
  private void bindPlain() {
    cache = engine.cacheme().bind(Thing.redis(), Loads.by(source).bulk(bulk));
  }

  private void keep(int count) {
    for (int i = 0; i < count; i++) {
      engine.redis.keep(i, "kept", Entry.NEVER);
    }
  }

  /** The server answers one call after the other, each after so long. */
  private void answerEvery(long millis, int calls) {
    for (int i = 0; i < calls; i++) {
      engine.clock.advanceMillis(millis);
      FakeRemote.Call<?> next = engine.redis.held.poll();
      assertThat(next).as("call " + i).isNotNull();
      next.answer();
    }
  }

  private TierStats tier() {
    return cache.stats().tiers().get(0);
  }

  @Test
  void getAll_ofManyKeys_isOwedSomeChunksAtATime() {
    bind();
    keep(12_000);
    engine.redis.hold("getAll");
    var future = cache.getAll(things(12_000));
    assertThat(engine.redis.held).hasSize(AT_ONCE);
    answerEvery(1, 7);
    assertThat(engine.redis.held).as("each that ends lets another begin").hasSize(AT_ONCE);
    answerEvery(1, 17);
    assertThat(future.join()).hasSize(12_000);
    assertThat(source.loads).isEmpty();
    assertThat(bulk.calls).isEmpty();
  }

  @Test
  void getAll_answersKeepComing_takesLongerThanAnyDeadlineAndLoadsNothing() {
    bind();
    keep(50_000);
    engine.redis.hold("getAll");
    var future = cache.getAll(things(50_000));
    answerEvery(900, 100); // 90 s; the deadline of a read is 5 s, a flight's whole life 41 s
    assertThat(future.join()).hasSize(50_000);
    assertThat(bulk.calls).isEmpty();
    assertThat(tier().timeoutCount()).isZero();
    assertThat(engine.cacheme().health().isUp()).isTrue();
  }

  @Test
  void getAll_answersKeepComing_whatIsMissingHasItsWholeLoadTimeout() {
    bind();
    keep(50_000);
    engine.redis.stored.remove(Thing.remoteKey(3));
    engine.redis.hold("getAll");
    var load = new CompletableFuture<Map<Thing, String>>();
    bulk.instead(values -> load);
    var future = cache.getAll(things(50_000));
    answerEvery(900, 100);
    assertThat(bulk.calls).containsExactly(Thing.all(3));
    engine.clock.advanceMillis(29_000);
    load.complete(Map.of(Thing.of(3), "loaded"));
    assertThat(future.join()).hasSize(50_000).containsEntry(Thing.of(3), "loaded");
    assertThat(engine.redis.value(3)).isEqualTo("loaded");
  }

  @Test
  void getAll_oneChunkHangs_onlyThatIsLoaded() {
    bind();
    keep(12_000);
    engine.redis.hold("getAll");
    var future = cache.getAll(things(12_000));
    answerEvery(100, 3);
    FakeRemote.Call<?> hung = engine.redis.held.remove();
    answerEvery(100, 20);
    assertThat(future).isNotDone();
    engine.clock.advanceMillis(1_200); // nothing else is awaited, so that this is silence
    assertThat(future.join()).hasSize(12_000);
    assertThat(bulk.calls).containsExactly(Thing.all(LongStream.range(1_500, 2_000).toArray()));
    assertThat(tier().timeoutCount()).isEqualTo(1);
    hung.answer();
  }

  @Test
  void getAll_oneChunkHangsWhileOthersCome_endsByItsOwnDeadline() {
    bind();
    keep(50_000);
    engine.redis.hold("getAll");
    var future = cache.getAll(things(50_000));
    engine.redis.held.remove();
    answerEvery(100, 60); // 6 s
    assertThat(tier().timeoutCount()).as("not put off by those behind it").isEqualTo(1);
    assertThat(engine.cacheme().health().isUp()).as("one failed, others did not").isTrue();
    answerEvery(100, 39);
    assertThat(future.join()).hasSize(50_000);
    assertThat(bulk.calls).hasSize(1);
  }

  @Test
  void getAll_serverFallsSilent_theRestIsNotAskedFor() {
    bind();
    keep(12_000);
    engine.redis.hold("getAll");
    var future = cache.getAll(things(12_000));
    answerEvery(100, 2);
    engine.clock.advanceMillis(1_300);
    assertThat(future.join()).hasSize(12_000);
    assertThat(bulk.calls).hasSize(1);
    assertThat(bulk.calls.get(0)).hasSize(11_000);
    assertThat(tier().timeoutCount()).isEqualTo(AT_ONCE);
    assertThat(engine.cacheme().health().isUp()).isFalse();
    assertThat(engine.redis.calls().stream().filter(call -> call.startsWith("getAll")))
        .hasSize(AT_ONCE + 2);
  }

  @Test
  void getAll_loaded_isKeptSomeChunksAtATime() {
    bind();
    engine.redis.hold("putAll");
    var future = cache.getAll(things(50_000));
    assertThat(future.join()).as("nobody waits for what is kept").hasSize(50_000);
    assertThat(engine.redis.held).hasSize(AT_ONCE);
    answerEvery(500, 100); // 50 s; the deadline of a write is 5 s, a flight's whole life 41 s
    assertThat(engine.redis.stored).hasSize(50_000);
    assertThat(tier().fillCount()).isEqualTo(50_000);
    assertThat(engine.cacheme().health().isUp()).isTrue();
  }

  @Test
  void invalidate_keyWaitsToBeKept_isRemovedAfterIt() {
    bind();
    engine.redis.hold("putAll");
    cache.getAll(things(12_000)).join();
    var removed = cache.invalidate(Thing.of(11_999));
    answerEvery(10, 24);
    assertThat(removed).isCompleted();
    assertThat(engine.redis.stored).hasSize(11_999);
    assertThat(engine.redis.value(11_999)).isNull();
  }

  @Test
  void putAll_ofManyKeys_isOwedSomeChunksAtATime() {
    bind();
    Map<Thing, String> values = new LinkedHashMap<>();
    things(50_000).forEach(thing -> values.put(thing, "put"));
    engine.redis.hold("putAll");
    var future = cache.putAll(values);
    assertThat(engine.redis.held).hasSize(AT_ONCE);
    answerEvery(200, 99); // 20 s: a write's calls may take 5 s each
    assertThat(future).isNotDone();
    answerEvery(200, 1);
    assertThat(future).isCompleted();
    assertThat(engine.redis.stored).hasSize(50_000);
  }

  @Test
  void putAll_answersKeepComing_takesLongerThanAWriteLives() {
    bind();
    Map<Thing, String> values = new LinkedHashMap<>();
    things(50_000).forEach(thing -> values.put(thing, "put"));
    engine.redis.hold("putAll");
    var future = cache.putAll(values);
    answerEvery(300, 100); // 30 s; a write's whole life is 21 s
    assertThat(future).isCompleted();
    assertThat(engine.redis.stored).hasSize(50_000);
  }

  @Test
  void invalidateAll_ofManyKeys_isOwedSomeAtATime() {
    bind();
    keep(12_000);
    engine.redis.hold("remove");
    var future = cache.invalidateAll(things(12_000));
    assertThat(engine.redis.held).hasSize(AT_ONCE * 500);
    removeChunks(23, 500);
    assertThat(future).isNotDone();
    removeChunks(1, 500); // 12 s; the deadline of a removal is 1 s, of an invalidate 2 s
    assertThat(future).isCompleted();
    assertThat(engine.redis.stored).isEmpty();
    assertThat(engine.cacheme().health().isUp()).isTrue();
  }

  /** The server has removed 500 keys more each time. */
  private void removeChunks(int count, long millis) {
    for (int i = 0; i < count; i++) {
      engine.clock.advanceMillis(millis);
      for (int key = 0; key < 500; key++) {
        engine.redis.held.remove().answer();
      }
    }
  }

  @Test
  void invalidateAll_oneHangs_failsForItAlone() {
    bind();
    keep(12_000);
    engine.redis.hold("remove");
    var future = cache.invalidateAll(things(12_000));
    engine.redis.held.remove();
    removeChunks(23, 300);
    engine.redis.recover();
    engine.redis.release();
    engine.clock.advanceMillis(2_000);
    assertThat(Failures.of(future))
        .isInstanceOf(TierException.class)
        .hasMessageContaining("1 of 12000 invalidations failed");
  }

  @Test
  void invalidateAll_onTheHeap_isGoneWhenItReturns() {
    cache = engine.bind(Thing.chain(), Loads.by(source).bulk(bulk));
    engine.redis.hold("remove");
    cache.getAll(things(12_000)).join();
    var future = cache.invalidateAll(things(12_000));
    assertThat(future).isNotDone();
    assertThat(cache.asMap()).isEmpty();
    removeChunks(24, 100);
    assertThat(future).isCompleted();
  }

  @Test
  void invalidateAll_closedMeanwhile_fails() {
    bind();
    keep(12_000);
    engine.redis.hold("remove");
    var future = cache.invalidateAll(things(12_000));
    engine.close();
    assertThat(Failures.of(future)).isInstanceOf(CacheClosedException.class);
  }

  @Test
  void consequences_ofManyKeys_takeTurns() {
    bindPlain();
    keep(12_000);
    engine.redis.hold("remove");
    Consequences.of("Things.delete").invalidateAll(cache, things(12_000), thing -> thing).start();
    assertThat(engine.redis.held).hasSize(AT_ONCE * 500);
    removeChunks(24, 500);
    assertThat(engine.redis.stored).isEmpty();
  }

  @Test
  void consequences_ofManyKeys_someWithValues_removeTheOthersOnly() {
    bindPlain();
    keep(3_000);
    Map<Thing, String> values = new LinkedHashMap<>();
    things(1_000).forEach(thing -> values.put(thing, "put"));
    Consequences.of("Things.save").putAll(cache, things(3_000), thing -> thing, values).start();
    assertThat(engine.redis.stored).hasSize(1_000);
    assertThat(engine.redis.value(999)).isEqualTo("put");
  }

  @Test
  void getAll_longAnswerArrives_isWaitedFor() {
    bind();
    keep(500);
    engine.redis.hold("getAll");
    var future = cache.getAll(things(500));
    hear(300, 1 << 20); // 30 s; silence is 1 s, the deadline of a read 5 s
    assertThat(future).isNotDone();
    engine.redis.release();
    assertThat(future.join()).hasSize(500);
    assertThat(bulk.calls).isEmpty();
    assertThat(engine.cacheme().health().isUp()).isTrue();
  }

  @Test
  void getAll_longAnswerArrivesLate_whatIsMissingHasItsWholeLoadTimeout() {
    bind();
    keep(499);
    engine.redis.hold("getAll");
    var load = new CompletableFuture<Map<Thing, String>>();
    bulk.instead(values -> load);
    var future = cache.getAll(things(500));
    hear(300, 1 << 20);
    engine.redis.release();
    engine.clock.advanceMillis(29_000);
    load.complete(Map.of(Thing.of(499), "loaded"));
    assertThat(future.join()).hasSize(500);
  }

  @Test
  void getAll_answerThatNeverEnds_isNotWaitedForForEver() {
    bind();
    keep(500);
    engine.redis.hold("getAll");
    var future = cache.getAll(things(500));
    hear(400, 1 << 20);
    assertThat(future).as("after 35 s").isCompleted();
    assertThat(bulk.calls).hasSize(1);
  }

  @Test
  void getAll_answerTrickles_endsByItsDeadline() {
    bind();
    keep(500);
    engine.redis.hold("getAll");
    var future = cache.getAll(things(500));
    hear(49, 1);
    assertThat(future).as("not silent").isNotDone();
    hear(6, 1);
    assertThat(future).isCompleted();
    assertThat(bulk.calls).hasSize(1);
  }

  private void hear(int times, int bytes) {
    for (int i = 0; i < times; i++) {
      engine.clock.advanceMillis(100);
      engine.redis.heard += bytes;
    }
  }

  @Test
  void refreshAll_ofManyKeys_isOwedSomeChunksAtATime() {
    bind();
    engine.redis.hold("putAll");
    var future = cache.refreshAll(things(12_000));
    assertThat(engine.redis.held).hasSize(AT_ONCE);
    answerEvery(100, 24);
    assertThat(future.join()).hasSize(12_000);
    assertThat(engine.redis.stored).hasSize(12_000);
  }

  @Test
  void refreshAll_answersKeepComing_takesLongerThanARefreshLives() {
    cache =
        engine.bind(
            Thing.spec().tier("redis", Duration.ofHours(1)).build(), Loads.by(source).bulk(bulk));
    engine.redis.hold("putAll");
    var future = cache.refreshAll(things(50_000));
    answerEvery(900, 100); // 90 s; a refresh's whole life is 78 s
    assertThat(future.join()).hasSize(50_000);
    assertThat(engine.redis.stored).hasSize(50_000);
  }

  @Test
  void close_chunksWaitForTheirTurn_allIsAnswered() {
    bind();
    engine.redis.hold("getAll");
    var future = cache.getAll(things(12_000));
    engine.close();
    assertThat(future).isDone();
    assertThat(engine.redis.held).hasSize(AT_ONCE);
  }
}
