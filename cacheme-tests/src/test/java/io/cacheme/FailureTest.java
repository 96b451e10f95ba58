package io.cacheme;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.Entry;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;
import io.cacheme.spi.StoredValue;
import io.cacheme.stats.TierStats;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A broken tier is a miss and a counted error, never an exception in {@code get}. */
class FailureTest {

  enum Fault {
    FAILS(call -> call.fail(new IllegalStateException("broken"))),
    THROWS(
        call -> {
          throw new IllegalStateException("broken");
        }),
    THROWS_AN_ERROR(
        call -> {
          throw new NoClassDefFoundError("broken");
        }),
    ANSWERS_NO_STAGE(call -> null),
    FAILS_AND_CANNOT_SAY_WHY(call -> call.fail(new Unspeakable()));

    final Function<FakeRemote.Call<?>, CompletionStage<?>> behaviour;

    Fault(Function<FakeRemote.Call<?>, CompletionStage<?>> behaviour) {
      this.behaviour = behaviour;
    }
  }

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  private TierStats redisStats(NodeCache<?, ?> cache) {
    return cache.stats().tiers().stream()
        .filter(tier -> tier.storage().equals("redis"))
        .findAny()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void get_tierIsBroken_isAMissAndTheHealthyOnesAreFilled(Fault fault) {
    engine.redis.on("*", fault.behaviour);
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(engine.disk.value(7)).isEqualTo("7#1");
    assertThat(redisStats(cache).errorCount()).as("read and fill").isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void getAll_tierIsBroken_isAMissAndTheHealthyOnesAreFilled(Fault fault) {
    engine.redis.on("*", fault.behaviour);
    NodeCache<Thing, String> cache =
        engine.bind(Thing.three(), Loads.by(source).bulk(new BulkSource()));
    var all = cache.getAll(Thing.all(7, 8));
    assertThat(all).isCompleted();
    assertThat(all.join()).containsValues("7*1", "8*1");
    assertThat(engine.disk.stored).hasSize(2);
    assertThat(redisStats(cache).errorCount()).as("read and fill").isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void getIfPresent_tierIsBroken_asksTheNext(Fault fault) {
    engine.redis.on("*", fault.behaviour);
    engine.disk.keep(7, "kept", Entry.NEVER);
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue("kept");
  }

  @ParameterizedTest
  @EnumSource
  void invalidate_tierIsBroken_fails(Fault fault) {
    engine.redis.on("*", fault.behaviour);
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    assertThat(Failures.of(cache.invalidate(Thing.of(7)))).isInstanceOf(TierException.class);
  }

  @ParameterizedTest
  @EnumSource
  void put_tierIsBroken_fails(Fault fault) {
    engine.redis.on("*", fault.behaviour);
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    assertThat(Failures.of(cache.put(Thing.of(7), "put"))).isInstanceOf(TierException.class);
  }

  @ParameterizedTest
  @EnumSource
  void refresh_tierIsBroken_answersTheNewValue(Fault fault) {
    engine.redis.on("*", fault.behaviour);
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    assertThat(cache.refresh(Thing.of(7))).isCompletedWithValue("7#1");
  }

  @Test
  void get_storageAnswersAValueWithoutBytes_isAMissAndCounted() {
    engine.redis.on("get", call -> CompletableFuture.completedFuture(StoredValue.of(null)));
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(redisStats(cache).errorCount()).isEqualTo(1);
  }

  @Test
  void getAll_storageAnswersNoMap_isAMiss() {
    engine.redis.on("getAll", call -> CompletableFuture.completedFuture(null));
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    assertThat(cache.getAll(Thing.all(7)).join()).containsValue("7#1");
    assertThat(redisStats(cache).errorCount()).isEqualTo(1);
  }

  @Test
  void getAll_storageAnswersAMapThatThrows_isAMiss() {
    Map<String, StoredValue> broken =
        new AbstractMap<>() {
          @Override
          public Set<Entry<String, StoredValue>> entrySet() {
            throw new IllegalStateException("broken");
          }
        };
    engine.redis.on("getAll", call -> CompletableFuture.completedFuture(broken));
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    assertThat(cache.getAll(Thing.all(7))).succeedsWithin(0, SECONDS);
  }

  @Test
  void get_storageAnswersOnAnotherThread_isAnswered() {
    engine.redis.on("*", call -> CompletableFuture.supplyAsync(() -> call.effect().get()));
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    assertThat(cache.get(Thing.of(7))).succeedsWithin(5, SECONDS).isEqualTo("7#1");
    assertThat(cache.getAll(Thing.all(7, 8))).succeedsWithin(5, SECONDS);
  }

  @Test
  void get_valueCannotBeWritten_isAnsweredAndCounted() {
    NodeCache<Thing, String> cache = engine.bind(broken(new IllegalStateException("no")), source);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(redisStats(cache).errorCount()).isEqualTo(1);
    assertThat(engine.redis.stored).isEmpty();
    assertThat(engine.log.warnings())
        .singleElement()
        .asString()
        .contains("a String could not be written for storage \"redis\"")
        .doesNotContain("7#1");
  }

  @Test
  void anyCall_serializerThrowsAnError_completes() {
    NodeCache<Thing, String> cache = engine.bind(broken(new NoSuchMethodError("old jar")), source);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(cache.getAll(Thing.all(8, 9))).succeedsWithin(0, SECONDS);
    assertThat(cache.put(Thing.of(7), "put")).isCompletedExceptionally();
    assertThat(cache.refresh(Thing.of(7))).isCompletedWithValue("7#2");
  }

  @Test
  void anyCall_serializerCannotRead_isAMiss() {
    engine.redis.keep(7, "kept", Entry.NEVER);
    engine.redis.keep(8, "kept", Entry.NEVER);
    NodeCache<Thing, String> cache = engine.bind(broken(new NoSuchMethodError("old jar")), source);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(cache.getAll(Thing.all(8)).join()).containsValue("8#1");
    assertThat(redisStats(cache).undecodableCount()).isEqualTo(2);
  }

  private static NodeSpec<Thing, String> broken(Throwable failure) {
    return Thing.spec().serializer(new Broken(failure)).tier("redis", null).build();
  }

  private record Broken(Throwable failure) implements Serializer {

    @Override
    public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
      throw Broken.<RuntimeException>sneak(failure);
    }

    @Override
    public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
      throw Broken.<RuntimeException>sneak(failure);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneak(Throwable failure) throws T {
      throw (T) failure;
    }
  }

  @Test
  void get_heapThrows_isAMiss() {
    StubHeap heap = new StubHeap();
    heap.onGet =
        key -> {
          throw new IllegalStateException("broken");
        };
    heap.onPut =
        () -> {
          throw new IllegalStateException("broken");
        };
    engine.with(builder -> builder.storage("stub", heap));
    NodeCache<Thing, String> cache =
        engine.bind(Thing.spec().tier("stub", Thing.LOCAL_TTL).build(), source);
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
    assertThat(cache.getAll(Thing.all(7)).join()).containsValue("7#2");
    assertThat(cache.put(Thing.of(7), "put")).isDone();
  }

  @Test
  void failures_ofAStorage_areLoggedOnceInTenSeconds() {
    engine.redis.fail("*");
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    cache.get(Thing.of(1));
    cache.get(Thing.of(2));
    assertThat(engine.log.warnings())
        .singleElement()
        .asString()
        .contains("storage \"redis\" (fake://redis) failed a read of cacheme:x:1:v1: ")
        .contains("redis is broken");
    engine.clock.advanceMillis(10_000);
    cache.get(Thing.of(3));
    assertThat(engine.log.warnings()).hasSize(2);
  }
}
