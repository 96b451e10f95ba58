package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.codec.Entry;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls of many keys with odd collections, functions that throw, and tiers that do in part. */
class ManyKeysOddCasesTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  private static Map<Thing, String> values(long count) {
    Map<Thing, String> values = new LinkedHashMap<>();
    LongStream.range(0, count).forEach(id -> values.put(Thing.of(id), "put " + id));
    return values;
  }

  @Test
  void putAllBy_functionThatThrows_writesNothing() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    Map<Long, String> values = new LinkedHashMap<>(Map.of(1L, "a"));
    values.put(2L, "b");
    assertThatThrownBy(
            () ->
                cache.putAllBy(
                    values,
                    id -> {
                      if (id == 2) {
                        throw new IllegalStateException("no key");
                      }
                      return Thing.of(id);
                    }))
        .hasMessage("no key");
    assertThatThrownBy(() -> cache.<Long>putAllBy(values, id -> null))
        .isInstanceOf(NullPointerException.class);

    assertThat(engine.redis.stored).isEmpty();
    assertThat(cache.getIfPresent(Thing.of(1))).isCompletedWithValue(null);
  }

  @Test
  void putAll_mapThatIsChangedMeanwhile_writesNothing() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    Map<Thing, String> changing =
        new HashMap<>(values(3)) {
          private static final long serialVersionUID = 1L;

          @Override
          public void forEach(BiConsumer<? super Thing, ? super String> action) {
            super.forEach(action);
            throw new ConcurrentModificationException();
          }
        };
    assertThatThrownBy(() -> cache.putAll(changing))
        .isInstanceOf(ConcurrentModificationException.class);
    assertThat(engine.redis.stored).isEmpty();
  }

  @Test
  void putAll_concurrentAndUnmodifiableMaps_areWritten() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    assertThat(cache.putAll(new ConcurrentHashMap<>(values(3)))).isCompleted();
    assertThat(cache.putAll(Collections.unmodifiableMap(values(4)))).isCompleted();
    assertThat(engine.redis.stored).hasSize(4);
  }

  @Test
  void aHundredThousandKeys_ofEachCall_end() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    Map<Thing, String> values = values(100_000);

    assertThat(cache.putAll(values)).isCompleted();
    assertThat(cache.getAllPresent(values.keySet()).join()).hasSize(100_000);
    assertThat(cache.refreshAll(values.keySet()).join()).hasSize(100_000);
    assertThat(cache.invalidateAll(values.keySet())).isCompleted();
    assertThat(cache.getAllPresent(values.keySet()).join()).isEmpty();
  }

  @Test
  void noKeys_ofEachCall_askNobody() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);

    assertThat(cache.putAll(Map.of())).isCompleted();
    assertThat(cache.getAllPresent(List.of())).isCompletedWithValue(Map.of());
    assertThat(cache.refreshAll(List.of())).isCompletedWithValue(Map.of());
    assertThat(cache.refreshAll(List.of(), new BulkSource())).isCompletedWithValue(Map.of());
    assertThat(cache.invalidateAll(List.of())).isCompleted();
    assertThat(engine.journal).isEmpty();
    assertThat(source.loads).isEmpty();
  }

  @Test
  void refreshAll_keysThatComeTwice_areLoadedOnce() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    List<Thing> twice = new ArrayList<>(values(5).keySet());
    twice.addAll(values(5).keySet());

    assertThat(cache.refreshAll(twice).join()).hasSize(5);
    assertThat(source.loads).hasSize(5);
  }

  @Test
  void refreshAll_nullAmongThem_isRefusedBeforeAnyIsLoaded() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    List<Thing> things = new ArrayList<>(values(5).keySet());
    things.add(null);

    assertThatThrownBy(() -> cache.refreshAll(things)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> cache.getAllPresent(things)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> cache.invalidateAll(things)).isInstanceOf(NullPointerException.class);
    assertThat(source.loads).isEmpty();
    assertThat(engine.journal).isEmpty();
  }

  @Test
  void refreshAll_mapThatCannotBeRead_failsAllAndKeepsTheOld() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.putAll(values(3));
    BulkSource odd =
        new BulkSource()
            .instead(
                values ->
                    CompletableFuture.completedFuture(
                        new HashMap<>(values) {
                          private static final long serialVersionUID = 1L;

                          @Override
                          public String get(Object key) {
                            throw new ClassCastException("odd");
                          }
                        }));
    assertFailure(cache.refreshAll(values(3).keySet(), odd)).isInstanceOf(GetAllException.class);
    assertThat(cache.getAllPresent(values(3).keySet())).isCompletedWithValue(values(3));
  }

  @Test
  void refreshAll_someLoadsAndOneTierFail_therestIsReplaced() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    cache.putAll(values(10));
    engine.disk.fail("putAll");
    source.instead(
        thing -> {
          if (thing.id() % 3 == 0) {
            throw new IllegalStateException("odd");
          }
          return CompletableFuture.completedFuture("new");
        });

    assertFailure(cache.refreshAll(values(10).keySet()))
        .isInstanceOfSatisfying(
            GetAllException.class, failure -> assertThat(failure.values()).hasSize(6));
    assertThat(cache.getIfPresent(Thing.of(3))).isCompletedWithValue("put 3");
    assertThat(cache.getIfPresent(Thing.of(4))).isCompletedWithValue("new");
    engine.disk.recover();
    engine.clock.advanceMillis(60_000);
  }

  @Test
  void getAllPresent_storageThatAnswersNull_isAMiss() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    cache.putAll(values(3));
    engine.redis.on("getAll", call -> CompletableFuture.completedFuture(null));
    assertThat(cache.getAllPresent(values(3).keySet())).isCompletedWithValue(Map.of());
    engine.redis.on("getAll", call -> null);
    assertThat(cache.getAllPresent(values(3).keySet())).isCompletedWithValue(Map.of());
    engine.redis.on(
        "getAll",
        call -> {
          throw new IllegalStateException("thrown");
        });
    assertThat(cache.getAllPresent(values(3).keySet())).isCompletedWithValue(Map.of());
    engine.redis.recover();
  }

  @Test
  void peek_storageThatAnswersOddly_isToldAsFailed() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    engine.redis.on("get", call -> null);
    assertThat(cache.peek(Thing.of(1)).join().tiers().get(0).state()).isEqualTo(Peek.State.FAILED);
    engine.redis.on(
        "get",
        call -> {
          throw new AssertionError("thrown");
        });
    assertThat(cache.peek(Thing.of(1)).join().tiers().get(0).state()).isEqualTo(Peek.State.FAILED);
    engine.redis.recover();
  }

  @Test
  void peek_isNoUseToTheDoorkeeperOrTheLoad() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    CompletableFuture<String> got = cache.get(Thing.of(1));
    assertThat(cache.peek(Thing.of(1)).join().tiers())
        .allMatch(tier -> tier.state() == Peek.State.NOTHING);
    source.next().succeed();
    assertThat(got).isCompleted();
    assertThat(cache.stats().requestCount()).isEqualTo(1);
  }

  /** Writes all values but {@link #ODD}. */
  private static final class Picky implements Serializer {

    private static final String ODD = "secret odd value";
    private final Serializer usual = new MsgPackSerializer();

    @Override
    public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
      if (ODD.equals(entry.value())) {
        throw new IllegalStateException("no bytes of " + ODD);
      }
      return usual.encode(entry, type);
    }

    @Override
    public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
      return usual.decode(bytes, type);
    }
  }

  private NodeCache<Thing, String> picky() {
    return engine.bind(
        Thing.spec().serializer(new Picky()).tier("local", null).tier("redis", null).build(),
        source);
  }

  @Test
  void put_ofWhatCannotBeEncoded_failsAndRemovesWhatWasThere() {
    NodeCache<Thing, String> cache = picky();
    cache.put(Thing.of(1), "older");
    CompletableFuture<Void> put = cache.put(Thing.of(1), Picky.ODD);

    assertFailure(put)
        .isInstanceOf(UnwritableValueException.class)
        .hasMessageContainingAll("[R35]", "Thing", "\"redis\"", "IllegalStateException")
        .hasMessageNotContaining(Picky.ODD)
        .hasRootCauseMessage("no bytes of " + Picky.ODD);
    assertThat(engine.redis.value(1)).isNull();
    assertThat(cache.getIfPresent(Thing.of(1))).isCompletedWithValue(Picky.ODD); // of the heap
    assertThat(cache.stats().tiers().get(1).errorCount()).isEqualTo(1);
  }

  @Test
  void putAll_oneOfWhichCannotBeEncoded_writesTheOthersAndFails() {
    NodeCache<Thing, String> cache = picky();
    cache.putAll(values(3));
    Map<Thing, String> values = new LinkedHashMap<>();
    values.put(Thing.of(0), "new 0");
    values.put(Thing.of(1), Picky.ODD);
    values.put(Thing.of(2), "new 2");

    assertFailure(cache.putAll(values)).isInstanceOf(UnwritableValueException.class);
    assertThat(engine.redis.value(0)).isEqualTo("new 0");
    assertThat(engine.redis.value(1)).isNull();
    assertThat(engine.redis.value(2)).isEqualTo("new 2");
  }

  @Test
  void put_ofWhatCannotBeEncoded_whereTheRemovalFailsToo_saysThatTheTierWasNotReached() {
    NodeCache<Thing, String> cache = picky();
    cache.put(Thing.of(1), "older");
    engine.redis.fail("remove");

    assertFailure(cache.put(Thing.of(1), Picky.ODD))
        .isInstanceOf(TierException.class)
        .hasMessageContaining("did not reach \"redis\"");
  }

  @Test
  void invalidate_thatBecomesOneWithAPutOfWhatCannotBeEncoded_succeeds() {
    NodeCache<Thing, String> cache = picky();
    engine.redis.hold("remove");
    CompletableFuture<Void> first = cache.invalidate(Thing.of(1));
    CompletableFuture<Void> second = cache.invalidate(Thing.of(1));
    CompletableFuture<Void> put = cache.put(Thing.of(1), Picky.ODD);
    engine.redis.recover();
    engine.redis.release();

    assertThat(first).isCompletedWithValue(null);
    assertThat(second).isCompletedWithValue(null);
    assertFailure(put).isInstanceOf(UnwritableValueException.class);
  }

  @Test
  void refresh_ofWhatCannotBeEncoded_answersIt() {
    NodeCache<Thing, String> cache = picky();
    cache.put(Thing.of(1), "older");
    Loader<Thing, String> odd = thing -> CompletableFuture.completedFuture(Picky.ODD);

    assertThat(cache.refresh(Thing.of(1), odd)).isCompletedWithValue(Picky.ODD);
    assertThat(engine.redis.value(1)).isNull();
  }

  @Test
  void disabledWhileEachCallIsUnderWay_nothingOlderIsServedAfterwards() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.putAll(values(3));
    engine.redis.hold("*");
    CompletableFuture<Void> put = cache.putAll(Map.of(Thing.of(0), "newer"));
    CompletableFuture<Map<Thing, String>> refreshed = cache.refreshAll(Thing.all(1, 2));
    cache.disable();
    CompletableFuture<Void> disabledPut = cache.put(Thing.of(1), "while off");
    engine.redis.recover();
    engine.redis.release();
    engine.clock.advanceMillis(10);

    assertThat(put).isCompleted();
    assertThat(refreshed).isDone();
    assertThat(disabledPut).isCompleted();
    assertThat(cache.getAllPresent(Thing.all(0, 1, 2))).isCompletedWithValue(Map.of());
    cache.enable();
    assertThat(cache.getIfPresent(Thing.of(0))).isCompletedWithValue("newer");
    assertThat(cache.getIfPresent(Thing.of(1)).join()).isNotEqualTo("put 1");
    assertThat(cache.getIfPresent(Thing.of(2)).join()).isNotEqualTo("put 2");
  }
}
