package io.cacheme;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.Entry;
import io.cacheme.internal.tier.HeapEntry;
import io.cacheme.stats.CacheStats;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One flight per key: whom it answers, what it covers, when it ends. */
class SingleflightTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  @Test
  void get_whileLoading_joins() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    var first = cache.get(Thing.of(7));
    var second = cache.get(Thing.of(7));
    source.next().succeed();
    assertThat(first).isCompletedWithValue("7#1");
    assertThat(second).isCompletedWithValue("7#1");
    assertThat(source.loads).hasSize(1);
  }

  @Test
  void get_whileRemoteReads_joins() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("get");
    var first = cache.get(Thing.of(7));
    var second = cache.get(Thing.of(7));
    engine.redis.release();
    assertThat(first).isCompletedWithValue("7#1");
    assertThat(second).isCompletedWithValue("7#1");
    assertThat(engine.redis.calls()).containsExactly("get x:7", "put x:7");
  }

  @Test
  void get_otherKeyWhileLoading_loadsByItself() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source.hold());
    cache.get(Thing.of(7));
    var other = cache.get(Thing.of(8));
    source.held.removeLast().succeed();
    assertThat(other).isCompletedWithValue("8#1");
    source.next().succeed();
  }

  @Test
  void get_fillNotAcknowledged_isAnsweredAlready() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("put");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    engine.redis.release();
  }

  @Test
  void get_whileFilling_joinsTheAnsweredFlight() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("put");
    cache.get(Thing.of(7));
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(engine.redis.calls()).containsExactly("get x:7", "put x:7");
    engine.redis.release();
  }

  @Test
  void get_afterLastFillAcknowledged_asksTheTierAgain() {
    NodeCache<Thing, String> cache =
        engine.bind(
            Thing.spec().tier("redis", Thing.REDIS_TTL).tier("disk", Thing.DISK_TTL).build(),
            source);
    engine.redis.hold("put");
    engine.disk.hold("put");
    cache.get(Thing.of(7));
    engine.redis.release();
    cache.get(Thing.of(7));
    assertThat(engine.redis.calls()).as("disk still fills").containsExactly("get x:7", "put x:7");
    engine.disk.release();
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(engine.redis.calls()).containsExactly("get x:7");
  }

  @Test
  void get_fillNeverAcknowledged_flightEndsAtItsDeadline() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.hold("put");
    cache.get(Thing.of(7));
    engine.clock.advanceMillis(4_900);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    engine.clock.advanceMillis(200);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
    engine.redis.release();
  }

  @Test
  void get_answeredFlightHasExpired_isNotJoined() {
    NodeCache<Thing, String> cache =
        engine.bind(Thing.spec().tier("redis", Thing.REDIS_TTL.dividedBy(60)).build(), source);
    engine.redis.hold("put");
    cache.get(Thing.of(7));
    engine.clock.advanceMillis(999);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    engine.clock.advanceMillis(1);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
    engine.redis.release();
  }

  @Test
  void get_heapFilledSinceFirstLook_isNotLoaded() {
    AtomicReference<Object> late = new AtomicReference<>();
    StubHeap heap = new StubHeap();
    heap.onGet = key -> late.getAndSet(HeapEntry.of(Entry.of("seen", 0, Entry.NEVER)));
    engine.with(builder -> builder.storage("stub", heap));
    NodeCache<Thing, String> cache =
        engine.bind(
            Thing.spec().tier("stub", Thing.LOCAL_TTL).tier("redis", Thing.REDIS_TTL).build(),
            source);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("seen");
    assertThat(engine.redis.calls()).isEmpty();
    assertThat(source.loads).isEmpty();
  }

  @Test
  void get_failed_everyWaiterHasTheSameCause() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source.hold());
    Exception failure = new Exception("no such thing");
    var first = cache.get(Thing.of(7));
    var second = cache.get(Thing.of(7));
    source.next().fail(failure);
    assertThat(first).failsWithin(0, SECONDS).withThrowableThat().havingCause().isSameAs(failure);
    assertThat(second).failsWithin(0, SECONDS).withThrowableThat().havingCause().isSameAs(failure);
  }

  @Test
  void get_failed_isRemovedBeforeItsWaitersLearnOfIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source.hold());
    CompletableFuture<String> again =
        cache.get(Thing.of(7)).exceptionallyCompose(failure -> cache.get(Thing.of(7)));
    var load = source.next();
    source.goOn();
    load.fail(new Exception("once"));
    assertThat(again).isCompletedWithValue("7#2");
  }

  @Test
  void get_failed_isNotCached() {
    NodeCache<Thing, String> cache =
        engine.bind(Thing.three(), source.failing(new Exception("once")));
    assertThat(cache.get(Thing.of(7))).isCompletedExceptionally();
    assertThat(engine.redis.stored).isEmpty();
    assertThat(engine.disk.stored).isEmpty();
    source.goOn();
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
  }

  @Test
  void getAll_whileGetLoads_joinsIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source.hold());
    var single = cache.get(Thing.of(7));
    var many = cache.getAll(Thing.all(7, 8));
    source.next().succeed();
    source.next().succeed();
    assertThat(single).isCompletedWithValue("7#1");
    assertThat(many.join()).containsEntry(Thing.of(7), "7#1");
    assertThat(source.loads).containsExactly(Thing.of(7), Thing.of(8));
  }

  @Test
  void get_whileGetAllLoads_joinsIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source.hold());
    var many = cache.getAll(Thing.all(7, 8));
    var single = cache.get(Thing.of(8));
    source.held.removeLast().succeed();
    assertThat(single).as("answered before the rest").isCompletedWithValue("8#1");
    assertThat(many).isNotDone();
    source.next().succeed();
    assertThat(source.loads).hasSize(2);
  }

  @Test
  void getAll_whileGetAllLoads_joinsIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source.hold());
    var first = cache.getAll(Thing.all(1, 2));
    var second = cache.getAll(Thing.all(2, 3));
    source.held.forEach(Source.Held::succeed);
    assertThat(first.join()).containsValues("1#1", "2#1");
    assertThat(second.join()).containsValues("2#1", "3#1");
    CacheStats stats = cache.stats();
    assertThat(stats.coalescedCount()).isEqualTo(1);
  }

  @Test
  void get_withAnotherLoaderWhileLoading_joins() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source.hold());
    cache.get(Thing.of(7));
    var second = cache.get(Thing.of(7), thing -> CompletableFuture.completedFuture("other"));
    source.next().succeed();
    assertThat(second).isCompletedWithValue("7#1");
  }
}
