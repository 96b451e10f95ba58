package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.codec.Entry;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.ValueType;
import io.cacheme.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Views of heaps, dumps, listeners and clears, by programs that nobody had in mind. */
class ViewsHostileTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();
  @TempDir Path folder;

  private static NodeSpec.Builder<Thing, String> dumpable() {
    return Thing.spec().dumpable(DumpTest.NODES).tier("local", Duration.ofSeconds(60));
  }

  private static void fill(NodeCache<Thing, String> cache, int count) {
    for (int id = 0; id < count; id++) {
      cache.put(Thing.of(id), "v" + id);
    }
  }

  @Test
  void asMap_givenToTheCachesOwnCalls_isWhatItWas() {
    NodeCache<Thing, String> cache = engine.cacheme().bind(Thing.chain(), Loads.by(source));
    fill(cache, 50);
    Map<Thing, String> view = cache.asMap();

    assertThat(cache.putAll(view)).isCompleted();
    assertThat(cache.getAllPresent(view.keySet()).join()).hasSize(50);
    assertThat(cache.refreshAll(view.keySet()).join()).hasSize(50);
    assertThat(view).hasSize(50);
    assertThat(cache.invalidateAll(view.keySet())).isCompleted();
    assertThat(view).isEmpty();
    assertThat(engine.redis.stored).allSatisfy((key, bytes) -> assertThat(bytes).isNotEmpty());
    assertThat(cache.getAllPresent(Thing.all(1, 2, 3))).isCompletedWithValue(Map.of());
  }

  @Test
  void asMap_askedForWhatIsNoNode_hasItNot() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source);
    fill(cache, 1);
    Map<Thing, String> view = cache.asMap();

    Object text = "text";
    Object number = 0L;
    Object foreign = Map.entry("text", "v0");

    assertThat(view.get(text)).isNull();
    assertThat(view.containsKey(number)).isFalse();
    assertThat(view.keySet().contains(new Object())).isFalse();
    assertThat(view.entrySet().contains(foreign)).isFalse();
    assertThat(view.entrySet().contains(Map.entry(Thing.of(0), "v0"))).isTrue();
    assertThat(view.containsValue("v0")).isTrue();
    assertThat(view.getOrDefault(Thing.of(9), "none")).isEqualTo("none");
    assertThat(view.equals(Map.of(Thing.of(0), "v0"))).isTrue();
    assertThat(view.hashCode()).isEqualTo(Map.of(Thing.of(0), "v0").hashCode());
    assertThatThrownBy(() -> view.entrySet().iterator().next().setValue("x"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> view.values().remove("v0"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void asMap_iteratorFromBeforeAClear_endsAndShowsNothingThatWasRemovedBeforeIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source);
    fill(cache, 10);
    var entries = cache.asMap().entrySet().iterator();
    cache.clear();
    int shown = 0;
    while (entries.hasNext()) {
      entries.next();
      shown++;
    }

    assertThat(shown).as("the one that was looked at already, at most").isLessThanOrEqualTo(1);
  }

  /** Writes all values but one. */
  private static final class Picky implements Serializer {

    private final Serializer usual = new MsgPackSerializer();

    @Override
    public <V> byte[] encode(Entry<V> entry, ValueType<V> type) {
      if ("v3".equals(entry.value())) {
        throw new IllegalStateException("no bytes of the secret v3");
      }
      return usual.encode(entry, type);
    }

    @Override
    public <V> Entry<V> decode(byte[] bytes, ValueType<V> type) {
      return usual.decode(bytes, type);
    }
  }

  @Test
  void dump_ofAValueThatCannotBeWritten_hasTheOthers_andTheLogSaysSo() throws Exception {
    NodeSpec<Thing, String> spec = dumpable().serializer(new Picky()).build();
    NodeCache<Thing, String> cache = engine.bind(spec, source);
    fill(cache, 10);
    Path file = folder.resolve("things.dump");

    assertThat(Await.value(cache.dump(file))).isEqualTo(9);
    assertThat(engine.log.warnings())
        .singleElement()
        .asString()
        .contains("Thing", "1 of 10", "IllegalStateException")
        .doesNotContain("v3");
    assertThat(Await.value(cache.restore(file)).restoredCount()).isZero(); // all are there
  }

  @Test
  void dump_toWhatIsAFolder_fails_andTheFolderStays() throws Exception {
    NodeCache<Thing, String> cache = engine.bind(dumpable().build(), source);
    fill(cache, 3);
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(Await.failure(cache.dump(empty))).isInstanceOf(IOException.class);
    assertThat(Await.failure(cache.restore(empty))).isInstanceOf(IOException.class);
    assertThat(empty).isEmptyDirectory();
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(empty);
    }
    assertThat(Await.failure(cache.dump(Path.of("/")))).isInstanceOf(IOException.class);
  }

  @Test
  void restore_twiceAtOnce_bringsAllBack() throws Exception {
    NodeCache<Thing, String> cache = engine.bind(dumpable().build(), source);
    fill(cache, 1_000);
    Path file = folder.resolve("things.dump");
    Await.value(cache.dump(file));
    try (Cacheme other = engine.builder().storage("local", "local://tlfu?size=10000").build()) {
      NodeCache<Thing, String> restored = other.bind(dumpable().build(), Loads.by(source));
      CompletableFuture<Restored> one = restored.restore(file);
      CompletableFuture<Restored> two = restored.restore(file);

      long counted = Await.value(one).restoredCount() + Await.value(two).restoredCount();
      assertThat(counted).as("some may be counted by both").isGreaterThanOrEqualTo(1_000);
      assertThat(restored.asMap()).isEqualTo(cache.asMap());
      assertThat(restored.asMap()).hasSize(1_000);
    }
  }

  @Test
  void listener_thatClearsAll_isToldOfEachOnce() {
    NodeSpec<Thing, String> spec = Thing.heap();
    List<RemovalListener.Removal<Thing, String>> told =
        Collections.synchronizedList(new ArrayList<>());
    List<NodeCache<Thing, String>> cache = new ArrayList<>();
    engine.with(
        builder ->
            builder.removalListener(
                spec,
                removal -> {
                  told.add(removal);
                  cache.get(0).clear();
                  engine.cacheme().clear();
                }));
    cache.add(engine.bind(spec, source));
    fill(cache.get(0), 20);
    cache.get(0).invalidate(Thing.of(0));

    assertThat(told).hasSize(20);
    assertThat(cache.get(0).asMap()).isEmpty();
  }

  @Test
  void listener_thatClosesTheCacheme_endsIt() {
    NodeSpec<Thing, String> spec = Thing.heap();
    AtomicInteger told = new AtomicInteger();
    engine.with(
        builder ->
            builder.removalListener(
                spec,
                removal -> {
                  told.incrementAndGet();
                  engine.close();
                }));
    NodeCache<Thing, String> cache = engine.bind(spec, source);
    fill(cache, 2);

    assertThat(cache.invalidate(Thing.of(0))).isDone();
    assertThat(told).hasValue(1);
    assertFailure(cache.put(Thing.of(1), "x")).isInstanceOf(CacheClosedException.class);
  }

  @Test
  void clearOfAll_byALoad_endsAndWhatItLoadsIsNotKept() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.put(Thing.of(8), "before");
    source.instead(thing -> engine.cacheme().clear().thenApply(nothing -> "loaded"));

    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("loaded");
    assertThat(cache.getAllPresent(Thing.all(7, 8))).isCompletedWithValue(Map.of());
  }

  @Test
  void clearOfAll_manyAtOnce_allSucceed() {
    NodeCache<Thing, String> cache = engine.bind(Thing.three(), source);
    fill(cache, 10);
    engine.redis.hold("*");
    List<CompletableFuture<Void>> clears = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      clears.add(engine.cacheme().clear());
    }
    engine.redis.recover();
    engine.redis.release();
    engine.clock.advanceMillis(10);

    assertThat(clears).allSatisfy(clear -> assertThat(clear).isCompleted());
    assertThat(cache.getAllPresent(Thing.all(0, 1, 9))).isCompletedWithValue(Map.of());
    cache.put(Thing.of(1), "after");
    assertThat(cache.getIfPresent(Thing.of(1))).isCompletedWithValue("after");
  }

  @Test
  void ttl_ofAnyLength_isTakenForWhatItSays() {
    List<Duration> ttls =
        List.of(
            Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
            ChronoUnit.FOREVER.getDuration(),
            Duration.ofSeconds(Long.MIN_VALUE),
            Duration.ofNanos(1),
            Duration.ofMillis(Long.MAX_VALUE));
    NodeSpec<Thing, String> spec =
        Thing.spec()
            .ttl((thing, value) -> ttls.get((int) thing.id()))
            .ttlJitter(0.5)
            .tier("local", null)
            .tier("redis", null)
            .build();
    NodeCache<Thing, String> cache = engine.bind(spec, source);
    fill(cache, ttls.size());

    assertThat(cache.getAllPresent(Thing.all(0, 1, 2, 4)).join())
        .containsOnlyKeys(Thing.of(0), Thing.of(1), Thing.of(4));
    engine.clock.advance(Duration.ofDays(365 * 80));
    assertThat(cache.getAllPresent(Thing.all(0, 1, 2, 3, 4)).join())
        .containsOnlyKeys(Thing.of(0), Thing.of(1), Thing.of(4));
  }
}
