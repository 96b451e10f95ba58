package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.codec.Entry;
import io.cacheme.codec.KeyLayout;
import io.cacheme.stats.CacheStats;
import io.cacheme.storage.local.HeapStorage;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The view of what heaps would serve. */
class AsMapTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  /** Nodes that are one where their words are, whatever their case. */
  record Word(String text) implements Node<String> {}

  private static NodeSpec<Word, String> words() {
    return NodeSpec.<Word, String>builder(1, Word.class, "Word")
        .key(
            "word:{text}",
            KeyLayout.literal("word:").thenAny(),
            (word, key) -> key.literal("word:").path(word.text().toLowerCase(Locale.ROOT)))
        .keyedByText()
        .value(Thing.STRING)
        .tier("local", Thing.LOCAL_TTL)
        .build();
  }

  @Test
  void asMap_hasWhatTheHeapServes_andNothingElse() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    Map<Thing, String> map = cache.asMap();
    assertThat(map).isEmpty();
    engine.redis.keep(3, "only there", Entry.NEVER);
    cache.put(Thing.of(1), "one");
    cache.put(Thing.of(2), "two");

    assertThat(map).containsOnly(Map.entry(Thing.of(1), "one"), Map.entry(Thing.of(2), "two"));
    assertThat(map.get(Thing.of(1))).isEqualTo("one");
    assertThat(map.get(Thing.of(3))).isNull();
    assertThat(((Map<?, ?>) map).containsKey("no node")).isFalse();

    cache.invalidate(Thing.of(1));
    assertThat(map).containsOnlyKeys(Thing.of(2));
    engine.clock.advance(Thing.LOCAL_TTL);
    assertThat(map).isEmpty();
  }

  @Test
  void asMap_clearedOrDisabled_isEmpty() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source);
    cache.put(Thing.of(1), "one");
    cache.clear();
    assertThat(cache.asMap()).isEmpty();
    assertThat(cache.asMap().get(Thing.of(1))).isNull();

    cache.put(Thing.of(1), "one");
    cache.disable();
    assertThat(cache.asMap()).isEmpty();
    cache.enable();
    assertThat(cache.asMap()).isEmpty();
  }

  @Test
  void asMap_ofAClosedCache_isEmpty() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source);
    cache.put(Thing.of(1), "one");
    Map<Thing, String> map = cache.asMap();
    engine.close();
    assertThat(map).isEmpty();
    assertThat(map.get(Thing.of(1))).isNull();
  }

  @Test
  void asMap_absence_isNotInIt() {
    NodeCache<Thing, String> cache =
        engine.bind(
            Thing.spec().tier("local", Thing.LOCAL_TTL).negativeTtl(Duration.ofSeconds(5)).build(),
            node -> CompletableFuture.completedFuture(null));
    cache.get(Thing.of(1));
    assertThat(cache.asMap()).isEmpty();
    assertThat(cache.asMap().containsKey(Thing.of(1))).isFalse();
  }

  @Test
  void asMap_countsNothing() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    cache.put(Thing.of(1), "one");
    CacheStats before = cache.stats();
    engine.journal.clear();

    assertThat(cache.asMap()).hasSize(1).containsValue("one").containsKey(Thing.of(1));
    assertThat(cache.stats()).isEqualTo(before);
    assertThat(engine.journal).isEmpty();
  }

  @Test
  void asMap_cannotBeChanged_andShowsNoValue() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source);
    cache.put(Thing.of(1), "secret");
    Map<Thing, String> map = cache.asMap();

    assertThatThrownBy(() -> map.put(Thing.of(1), "x"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> map.remove(Thing.of(1)))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> map.computeIfAbsent(Thing.of(2), node -> "x"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> map.entrySet().iterator().next().setValue("x"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> map.keySet().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(map.toString()).contains("Thing").doesNotContain("secret");
    assertThat(cache.asMap().get(Thing.of(1))).isEqualTo("secret");
  }

  @Test
  void asMap_twoHeaps_theFirstThatServesCounts() {
    NodeCache<Thing, String> cache =
        engine.bind(
            Thing.spec()
                .tier("local", Duration.ofSeconds(10))
                .tier("local-2", Duration.ofSeconds(60))
                .build(),
            source);
    cache.put(Thing.of(1), "one");
    cache.put(Thing.of(2), "two");
    assertThat(cache.asMap()).hasSize(2);

    engine.clock.advance(Duration.ofSeconds(10)); // the first has none of them any more
    assertThat(cache.asMap()).hasSize(2).containsEntry(Thing.of(1), "one");
    cache.get(Thing.of(1)); // now both have it again
    assertThat(cache.asMap()).hasSize(2);
    engine.clock.advance(Duration.ofSeconds(50));
    assertThat(cache.asMap()).isEmpty();
  }

  @Test
  void asMap_ofKeysByText_givesTheNodes() {
    NodeCache<Word, String> cache = engine.bind(words(), Loads.none());
    cache.put(new Word("Tea"), "a drink");

    assertThat(cache.asMap()).containsExactly(Map.entry(new Word("Tea"), "a drink"));
    assertThat(cache.asMap().get(new Word("TEA"))).as("the same key").isEqualTo("a drink");
    assertThat(((Map<?, ?>) cache.asMap()).get(Thing.of(1))).isNull();
  }

  @Test
  void asMap_ofNodesThatShareAStorage_isOfOneOnly() {
    NodeCache<Thing, String> things = engine.bind(Thing.heap(), source);
    NodeCache<Word, String> words = engine.bind(words(), Loads.none());
    DynamicType<String> one =
        DynamicNode.type("one", "v1", String.class).tier("local", Duration.ofMinutes(1));
    DynamicType<String> other =
        DynamicNode.type("other", "v1", String.class).tier("local", Duration.ofMinutes(1));
    things.put(Thing.of(1), "thing");
    words.put(new Word("a"), "word");
    one.cache(engine.cacheme()).put(one.key("k"), "one");
    other.cache(engine.cacheme()).put(other.key("k"), "other");

    assertThat(things.asMap()).containsOnly(Map.entry(Thing.of(1), "thing"));
    assertThat(words.asMap()).containsOnly(Map.entry(new Word("a"), "word"));
    assertThat(one.cache(engine.cacheme()).asMap()).containsOnly(Map.entry(one.key("k"), "one"));
    assertThat(other.cache(engine.cacheme()).asMap().get(one.key("k"))).isNull();
  }

  @Test
  void asMap_ofAnEndedGroup_isNotInIt() {
    NodeSpec<Thing, String> spec =
        Thing.spec()
            .group("parity:{}", (thing, key) -> key.number(thing.id() % 2))
            .tier("local", Thing.LOCAL_TTL)
            .build();
    NodeCache<Thing, String> cache = engine.bind(spec, source);
    cache.put(Thing.of(1), "one");
    cache.put(Thing.of(2), "two");
    cache.invalidateGroup(NodeGroup.of(spec, 0, key -> key.number(1)));
    assertThat(cache.asMap()).containsOnlyKeys(Thing.of(2));
  }

  @Test
  void asMap_withoutAHeap_isEmpty() {
    NodeCache<Thing, String> cache = engine.bind(Thing.redis(), source);
    cache.put(Thing.of(1), "one");
    assertThat(cache.asMap()).isEmpty();
  }

  @Test
  void asMap_ofAStorageThatCannotTell_givesSingleNodes_andRefusesToBeWalked() {
    StubHeap stub = new StubHeap(); // knows nothing of entries()
    try (Cacheme cacheme = engine.builder().storage("local", stub).build()) {
      NodeCache<Thing, String> cache = cacheme.bind(Thing.heap(), Loads.by(source));
      cache.put(Thing.of(1), "one");
      assertThat(cache.asMap().get(Thing.of(1))).isEqualTo("one");
      assertThatThrownBy(() -> cache.asMap().size())
          .isInstanceOf(CachemeUsageException.class)
          .hasMessageContaining("storage \"local\"")
          .hasMessageContaining("cannot tell what it has of Thing [R32]");
      assertThatThrownBy(() -> cache.asMap().forEach((node, value) -> {}))
          .hasMessageContaining("[R32]");
    }
  }

  @Test
  void asMap_walkedThrough_isNoUseOfTheEntries() {
    try (Cacheme cacheme =
        engine.builder().storage("local", HeapStorage.builder().lru().size(3).build()).build()) {
      NodeCache<Thing, String> cache = cacheme.bind(Thing.heap(), Loads.by(source));
      for (int id = 1; id <= 3; id++) {
        cache.put(Thing.of(id), "v" + id);
      }
      assertThat(cache.asMap()).hasSize(3);
      cache.put(Thing.of(4), "v4");
      assertThat(cache.asMap()).as("the longest unused went").doesNotContainKey(Thing.of(1));
    }
  }

  /** What stays is seen once, and nothing else than what was put. */
  @Test
  void asMap_whileOthersWrite_isWeaklyConsistent() throws Exception {
    for (String url : new String[] {"local://tlfu?size=100000", "local://lru?size=100000"}) {
      try (Cacheme cacheme = Cacheme.builder().storage("local", url).build()) {
        NodeCache<Thing, String> cache =
            cacheme.bind(Thing.spec().tier("local", null).build(), Loads.by(source));
        for (long id = 0; id < 200; id++) {
          cache.sync().put(Thing.of(id), "stays");
        }
        CountDownLatch over = new CountDownLatch(1);
        ExecutorService writers = Executors.newFixedThreadPool(2);
        try {
          Future<?> writing = writers.submit(() -> write(cache, over));
          for (int round = 0; round < 300; round++) {
            int[] stayed = {0};
            cache
                .asMap()
                .forEach(
                    (node, value) -> {
                      stayed[0] += value.equals("stays") ? 1 : 0;
                      assertThat(value).isIn("stays", "goes " + node.id());
                    });
            assertThat(stayed[0]).as("in %s", url).isEqualTo(200);
          }
          over.countDown();
          writing.get(30, TimeUnit.SECONDS);
        } finally {
          over.countDown();
          writers.shutdownNow();
        }
      }
    }
  }

  private static void write(NodeCache<Thing, String> cache, CountDownLatch over) {
    Random random = new Random(7);
    while (over.getCount() > 0) {
      long id = 200 + random.nextInt(500);
      if (random.nextBoolean()) {
        cache.sync().put(Thing.of(id), "goes " + id);
      } else {
        cache.sync().invalidate(Thing.of(id));
      }
    }
  }
}
