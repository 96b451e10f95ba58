package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.Entry;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cache that is turned off loads and keeps nothing, and is no older when it is on again. */
class DisableTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();

  private NodeCache<Thing, String> disabled(NodeSpec<Thing, String> spec) {
    NodeCache<Thing, String> cache = engine.bind(spec, source);
    cache.get(Thing.of(7));
    cache.disable();
    engine.journal.clear();
    return cache;
  }

  @Test
  void get_loads_andAsksAndFillsNoTier() {
    NodeCache<Thing, String> cache = disabled(Thing.three());

    assertThat(cache.isEnabled()).isFalse();
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
    assertThat(cache.sync().get(Thing.of(7))).isEqualTo("7#3");
    assertThat(cache.getAll(Thing.all(7, 8)))
        .isCompletedWithValue(Map.of(Thing.of(7), "7#4", Thing.of(8), "8#1"));
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
    assertThat(cache.getAllPresent(Thing.all(7))).isCompletedWithValue(Map.of());
    assertThat(engine.journal).isEmpty();
    assertThat(engine.redis.value(7)).isEqualTo("7#1");
  }

  @Test
  void callersAtTheSameTime_shareALoad() {
    NodeCache<Thing, String> cache = disabled(Thing.chain());
    source.hold();
    CompletableFuture<String> one = cache.get(Thing.of(8));
    CompletableFuture<String> other = cache.get(Thing.of(8));
    source.next().succeed();

    assertThat(one).isCompletedWithValue("8#1");
    assertThat(other).isCompletedWithValue("8#1");
    assertThat(source.held).isEmpty();
  }

  @Test
  void enable_servesWhatRemoteTiersHave_andNothingOfTheHeap() {
    NodeCache<Thing, String> cache = disabled(Thing.chain());
    engine.redis.keep(7, "of another process", Entry.NEVER);
    cache.enable();

    assertThat(cache.isEnabled()).isTrue();
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("of another process");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("of another process");
    assertThat(engine.journal).containsExactly("redis get x:7");
  }

  @Test
  void heapAlone_beginsEmpty() {
    NodeCache<Thing, String> cache = disabled(Thing.heap());
    cache.enable();

    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
  }

  @Test
  void invalidate_goesThrough() {
    NodeCache<Thing, String> cache = disabled(Thing.three());
    assertThat(cache.invalidate(Thing.of(7))).isCompleted();

    assertThat(engine.journal).containsExactly("disk remove x:7", "redis remove x:7");
    cache.enable();
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
  }

  @Test
  void puts_removeWhatTheyWouldHaveReplaced() {
    NodeCache<Thing, String> cache = disabled(Thing.chain());
    cache.get(Thing.of(8));
    engine.redis.keep(8, "old", Entry.NEVER);
    assertThat(cache.put(Thing.of(7), "new")).isCompleted();
    assertThat(cache.putAll(Map.of(Thing.of(8), "new"))).isCompleted();

    assertThat(engine.journal).containsExactly("redis remove x:7", "redis remove x:8");
    cache.enable();
    assertThat(cache.getAllPresent(Thing.all(7, 8))).isCompletedWithValue(Map.of());
  }

  @Test
  void refresh_loads_andRemoves() {
    NodeCache<Thing, String> cache = disabled(Thing.chain());
    assertThat(cache.refresh(Thing.of(7))).isCompletedWithValue("7#2");
    assertThat(cache.refreshAll(Thing.all(7))).isCompletedWithValue(Map.of(Thing.of(7), "7#3"));

    assertThat(engine.redis.value(7)).isNull();
    cache.enable();
    assertThat(cache.getIfPresent(Thing.of(7))).isCompletedWithValue(null);
  }

  @Test
  void loads_thatBeganBeforeOrMeanwhile_areNotKept() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    CompletableFuture<String> before = cache.get(Thing.of(1));
    cache.disable();
    source.next().succeed();
    CompletableFuture<String> meanwhile = cache.get(Thing.of(2));
    cache.enable();
    source.next().succeed();

    assertThat(before).isCompletedWithValue("1#1");
    assertThat(meanwhile).isCompletedWithValue("2#1");
    assertThat(cache.getAllPresent(Thing.all(1, 2))).isCompletedWithValue(Map.of());
    assertThat(engine.redis.stored).isEmpty();
  }

  @Test
  void aLoadFromBefore_thatEndsAfterwards_isNotKept() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    CompletableFuture<String> before = cache.get(Thing.of(1));
    cache.disable();
    cache.enable();
    source.next().succeed();

    assertThat(before).isCompletedWithValue("1#1");
    assertThat(cache.getIfPresent(Thing.of(1))).isCompletedWithValue(null);
  }

  @Test
  void withAListener_itIsTheSame() {
    engine.with(builder -> builder.listener(answer -> {}));
    NodeCache<Thing, String> cache = disabled(Thing.heap());
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#2");
    assertThat(cache.getAll(Thing.all(7))).isCompletedWithValue(Map.of(Thing.of(7), "7#3"));
    cache.enable();

    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#4");
    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#4");
  }

  @Test
  void peopleAreTold() {
    NodeCache<Thing, String> cache = disabled(Thing.chain());

    assertThat(engine.cacheme().describe()).contains("disabled here");
    assertThat(cache.peek(Thing.of(7)).join().toString())
        .contains("local: passed by: the node is disabled");
    cache.enable();
    assertThat(engine.cacheme().describe()).doesNotContain("disabled");
  }

  @Test
  void enable_ofWhatIsOn_changesNothing() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), source);
    cache.get(Thing.of(7));
    cache.enable();

    assertThat(cache.get(Thing.of(7))).isCompletedWithValue("7#1");
  }

  @Test
  void enable_ofAClosedCache_opensNothing() {
    NodeCache<Thing, String> cache = disabled(Thing.heap());
    engine.close();
    cache.enable();

    assertThat(cache.get(Thing.of(7))).isCompletedExceptionally();
  }
}
