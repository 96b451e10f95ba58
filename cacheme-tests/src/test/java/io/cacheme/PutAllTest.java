package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.spi.StorageReplyException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code putAll}: each tier once, and to each key what a {@code put} is. */
class PutAllTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  private static Map<Thing, String> values(long... ids) {
    Map<Thing, String> values = new LinkedHashMap<>();
    LongStream.of(ids).forEach(id -> values.put(Thing.of(id), "put " + id));
    return values;
  }

  @Test
  void putAll_writesEachTierOnce_lastFirst() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    assertThat(cache.putAll(values(1, 2, 3))).isCompleted();

    assertThat(engine.journal)
        .containsExactly("disk putAll x:1 x:2 x:3", "redis putAll x:1 x:2 x:3");
    assertThat(engine.disk.ttls.get(Thing.remoteKey(1))).isEqualTo(Thing.DISK_TTL.toMillis());
    assertThat(engine.redis.ttls.get(Thing.remoteKey(1))).isEqualTo(Thing.REDIS_TTL.toMillis());
    assertThat(cache.getAll(Thing.all(1, 2, 3))).isCompletedWithValue(values(1, 2, 3));
    assertThat(source.loads).isEmpty();
  }

  @Test
  void putAll_onTheHeapAlone() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source);
    cache.putAll(values(1, 2));

    assertThat(cache.get(Thing.of(2))).isCompletedWithValue("put 2");
  }

  @Test
  void putAll_ofManyKeys_writesFiveHundredAtATime() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.putAll(values(LongStream.range(0, 1_200).toArray()));

    assertThat(engine.redis.calls()).hasSize(3).allMatch(call -> call.startsWith("putAll"));
    assertThat(engine.redis.stored).hasSize(1_200);
    assertThat(cache.stats().tiers().get(1).fillCount()).isEqualTo(1_200);
  }

  @Test
  void putAll_ofNothing_succeeds() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);

    assertThat(cache.putAll(Map.of())).isCompleted();
    assertThat(engine.journal).isEmpty();
  }

  @Test
  void putAll_withANull_refusesAll() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    Map<Thing, String> values = new HashMap<>(values(1));
    values.put(Thing.of(2), null);

    assertThatThrownBy(() -> cache.putAll(values))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("use invalidate");
    assertThat(engine.journal).isEmpty();
  }

  @Test
  void loads_thatBeganBefore_areNotKept() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source.hold());
    CompletableFuture<String> before = cache.get(Thing.of(1));
    cache.putAll(values(1, 2));
    source.next().succeed();

    assertThat(before).isCompletedWithValue("1#1");
    assertThat(cache.get(Thing.of(1))).isCompletedWithValue("put 1");
    assertThat(engine.disk.value(1)).isEqualTo("put 1");
  }

  @Test
  void aKeyThatIsBeingWritten_waitsItsTurn_andHoldsUpNoOther() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    engine.redis.hold("put");
    CompletableFuture<Void> before = cache.put(Thing.of(1), "before");
    engine.redis.recover();
    CompletableFuture<Void> all = cache.putAll(values(1, 2, 3));

    assertThat(engine.redis.calls()).containsExactly("put x:1", "putAll x:2 x:3");
    assertThat(all).isNotDone();
    assertThat(cache.getIfPresent(Thing.of(2))).isCompletedWithValue("put 2");
    engine.redis.release();
    assertThat(before).isCompleted();
    assertThat(all).isCompleted();
    assertThat(cache.getIfPresent(Thing.of(1))).isCompletedWithValue("put 1");
    assertThat(engine.redis.value(1)).isEqualTo("put 1");
  }

  @Test
  void aTierThatFails_isNamed_andNotReadForTheseKeys() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    engine.disk.keep(1, "old", Long.MAX_VALUE);
    engine.disk.fail("putAll");
    engine.disk.fail("remove");

    assertFailure(cache.putAll(values(1, 2)))
        .isInstanceOfSatisfying(
            TierException.class, e -> assertThat(e.tiers()).containsExactly("disk"))
        .hasMessageContaining("2 of 2 puts failed");
    assertThat(engine.redis.value(1)).isEqualTo("put 1");
    engine.redis.stored.clear();
    engine.clock.advance(Thing.LOCAL_TTL.plusSeconds(1));
    assertThat(cache.getIfPresent(Thing.of(1))).isCompletedWithValue(null);
    engine.disk.recover();
    engine.clock.advanceMillis(60_000);
  }

  @Test
  void oneEntryThatTheTierRefuses_failsAlone() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.on("putAll", call -> call.fail(new StorageReplyException("one is bad")));
    engine.redis.on(
        "put",
        call ->
            call.keys().equals(List.of("x:2"))
                ? call.fail(new StorageReplyException("this one"))
                : call.answer());

    assertFailure(cache.putAll(values(1, 2, 3)))
        .isInstanceOf(TierException.class)
        .hasMessageContaining("1 of 3 puts failed");
    assertThat(engine.redis.value(1)).isEqualTo("put 1");
    assertThat(engine.redis.value(3)).isEqualTo("put 3");
    assertThat(cache.getIfPresent(Thing.of(3))).isCompletedWithValue("put 3");
    assertThat(cache.getIfPresent(Thing.of(2))).isCompletedWithValue(null);
    engine.redis.recover();
    engine.clock.advanceMillis(60_000);
  }

  @Test
  void aValueThatIsTooLarge_isNotKept_andWhatWasThereIsRemoved() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.keep(2, "old", Long.MAX_VALUE);
    engine.redis.maxBytes = 100;
    Map<Thing, String> values = values(1);
    values.put(Thing.of(2), "x".repeat(1_000));

    assertFailure(cache.putAll(values)).isInstanceOf(ValueTooLargeException.class);
    assertThat(engine.redis.calls()).containsExactlyInAnyOrder("remove x:2", "putAll x:1");
    assertThat(engine.redis.value(2)).isNull();
    assertThat(cache.stats().tiers().get(0).oversizeCount()).isEqualTo(1);
  }

  @Test
  void aTierThatHangs_endsThemInTime() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    engine.disk.hold("putAll");
    CompletableFuture<Void> all = cache.putAll(values(1, 2));
    engine.clock.advanceMillis(5_100);

    assertFailure(all).isInstanceOf(TierException.class).hasMessageContaining("\"disk\"");
    assertThat(engine.redis.value(1)).isEqualTo("put 1");
    engine.disk.recover();
    engine.disk.release();
    engine.clock.advanceMillis(60_000);
  }

  @Test
  void close_refusesIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    engine.close();

    assertFailure(cache.putAll(values(1))).isInstanceOf(CacheClosedException.class);
  }

  @Test
  void sync_waitsForIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.sync().putAll(values(1, 2));

    assertThat(cache.sync().getAllPresent(Thing.all(1, 2, 3))).isEqualTo(values(1, 2));
    cache.sync().putAllBy(Map.of(7L, "seven"), Thing::new);
    assertThat(cache.sync().getAllPresentBy(List.of(7L, 8L), Thing::new))
        .isEqualTo(Map.of(7L, "seven"));
  }
}
