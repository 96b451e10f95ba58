package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cacheme.codec.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code getAll}: each tier once, the bulk loader once, in request order. */
class BatchTest {

  @RegisterExtension final Engine engine = new Engine();
  private final Source source = new Source();
  private final BulkSource bulk = new BulkSource();

  private NodeCache<Thing, String> bulky(NodeSpec<Thing, String> spec) {
    return engine.bind(spec, Loads.by(source).bulk(bulk));
  }

  @Test
  void getAll_cold_asksEachTierOnceAndFillsInBulk() {
    bulky(Thing.three()).getAll(Thing.all(1, 2, 3));
    assertThat(engine.redis.calls()).hasSize(2).startsWith("getAll x:1 x:2 x:3");
    assertThat(engine.disk.calls()).hasSize(2).startsWith("getAll x:1 x:2 x:3");
    assertThat(engine.redis.stored).hasSize(3);
    assertThat(engine.disk.stored).hasSize(3);
    assertThat(bulk.calls).containsExactly(Thing.all(1, 2, 3));
  }

  @Test
  void getAll_eachTier_isAskedOnlyForWhatIsMissing() {
    NodeCache<Thing, String> cache = bulky(Thing.three());
    cache.get(Thing.of(1));
    engine.redis.keep(2, "redis", Entry.NEVER);
    engine.disk.keep(3, "disk", Entry.NEVER);
    engine.journal.clear();
    var all = cache.getAll(Thing.all(1, 2, 3, 4)).join();
    assertThat(engine.journal)
        .startsWith("redis getAll x:2 x:3 x:4", "disk getAll x:3 x:4")
        .contains("redis putAll x:3", "redis putAll x:4", "disk putAll x:4")
        .hasSize(5);
    assertThat(bulk.calls).containsExactly(Thing.all(4));
    assertThat(all).containsValues("1#1", "redis", "disk", "4*1");
  }

  @Test
  void getAll_withoutBulkLoader_loadsPerKeyConcurrently() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    var future = cache.getAll(Thing.all(1, 2, 3));
    assertThat(source.held).as("all begun, none ended").hasSize(3);
    source.held.forEach(Source.Held::succeed);
    assertThat(future.join()).containsValues("1#1", "2#1", "3#1");
  }

  @Test
  void getAll_listGivenAndMapAnswered_areTheCallersOwn() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source.hold());
    List<Thing> asked = new ArrayList<>(Thing.all(1, 2));
    var future = cache.getAll(asked);
    asked.clear();
    source.held.forEach(Source.Held::succeed);
    Map<Thing, String> answered = future.join();
    assertThat(answered).containsOnlyKeys(Thing.all(1, 2));
    answered.clear();
    assertThat(cache.getAll(Thing.all(1, 2)).join()).hasSize(2);
  }

  @Test
  void getAll_inAnyOrder_answersInRequestOrderDuplicatesOnce() {
    NodeCache<Thing, String> cache = bulky(Thing.chain());
    cache.get(Thing.of(5));
    engine.redis.keep(9, "redis", Entry.NEVER);
    assertThat(cache.getAll(Thing.all(9, 2, 5, 2, 9, 1)).join().keySet())
        .containsExactlyElementsOf(Thing.all(9, 2, 5, 1));
  }

  @Test
  void getAll_absentKeys_areLeftOut() {
    bulk.instead(
        values -> {
          Map<Thing, String> some = new HashMap<>(values);
          some.remove(Thing.of(1));
          some.put(Thing.of(2), null);
          return CompletableFuture.completedFuture(some);
        });
    assertThat(bulky(Thing.chain()).getAll(Thing.all(1, 2, 3)).join())
        .containsOnlyKeys(Thing.of(3));
  }

  @Test
  void getAll_surplusKeys_areIgnoredAndCounted() {
    bulk.instead(
        values -> {
          values.put(Thing.of(77), "surplus");
          values.put(Thing.of(78), "surplus");
          return CompletableFuture.completedFuture(values);
        });
    NodeCache<Thing, String> cache = bulky(Thing.chain());
    assertThat(cache.getAll(Thing.all(1)).join()).containsOnlyKeys(Thing.of(1));
    assertThat(cache.stats().surplusCount()).isEqualTo(2);
    assertThat(cache.getIfPresent(Thing.of(77))).isCompletedWithValue(null);
  }

  @Test
  void getAll_someLoadsFail_theOthersAreCached() {
    source.instead(
        thing ->
            thing.id() == 2
                ? CompletableFuture.failedFuture(new Exception("two"))
                : CompletableFuture.completedFuture("v" + thing.id()));
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    assertThat(cache.getAll(Thing.all(1, 2, 3))).isCompletedExceptionally();
    assertThat(cache.getIfPresent(Thing.of(1))).isCompletedWithValue("v1");
    assertThat(cache.getIfPresent(Thing.of(2))).isCompletedWithValue(null);
    assertThat(engine.redis.value(3)).isEqualTo("v3");
  }

  @Test
  void getAll_someLoadsFail_saysWhichAndHasTheRest() {
    Exception first = new Exception("one");
    Exception second = new Exception("two");
    source.instead(
        thing ->
            thing.id() == 3
                ? CompletableFuture.completedFuture("v3")
                : CompletableFuture.failedFuture(thing.id() == 1 ? first : second));
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    var future = cache.getAll(Thing.all(1, 2, 3));
    GetAllException thrown =
        (GetAllException) catchThrowableOfType(CompletionException.class, future::join).getCause();
    assertThat(thrown.failures()).isEqualTo(Map.of(Thing.of(1), first, Thing.of(2), second));
    assertThat(thrown.values()).isEqualTo(Map.of(Thing.of(3), "v3"));
    assertThat(thrown).hasCause(first).hasMessageContaining("2 of 3 Thing");
    assertThat(thrown.getSuppressed()).containsExactly(second);
  }

  @Test
  void getAll_bulkLoadFails_singleGetsThatJoinedHaveTheBareCause() {
    CompletableFuture<Map<Thing, String>> load = new CompletableFuture<>();
    bulk.instead(values -> load);
    NodeCache<Thing, String> cache = bulky(Thing.chain());
    var many = cache.getAll(Thing.all(1, 2));
    var single = cache.get(Thing.of(2));
    Exception failure = new Exception("no");
    load.completeExceptionally(failure);
    assertThat(many).isCompletedExceptionally();
    assertThat(single.handle((value, thrown) -> thrown)).isCompletedWithValue(failure);
  }

  @Test
  void getAll_ofNothing_isEmpty() {
    assertThat(bulky(Thing.chain()).getAll(List.of())).isCompletedWithValue(Map.of());
    assertThat(engine.journal).isEmpty();
    assertThat(bulk.calls).isEmpty();
  }

  @Test
  void getAll_manyKeys_areAskedInChunksAndLoadedAtOnce() {
    List<Thing> many = Thing.all(LongStream.range(0, 1_201).toArray());
    assertThat(bulky(Thing.chain()).getAll(many).join()).hasSize(1_201);
    assertThat(engine.journal.stream().map(call -> call.split(" ").length - 2))
        .containsExactly(500, 500, 201, 500, 500, 201);
    assertThat(bulk.calls).hasSize(1);
  }

  @Test
  void getAll_withItsOwnBulkLoader_usesIt() {
    NodeCache<Thing, String> cache = engine.bind(Thing.chain(), source);
    assertThat(cache.getAll(Thing.all(1), bulk).join()).containsValue("1*1");
    assertThat(source.loads).isEmpty();
  }

  @Test
  void getAllBy_keys_answersByThem() {
    NodeCache<Thing, String> cache = bulky(Thing.chain());
    assertThat(cache.getAllBy(List.of(3L, 1L, 3L), Thing::of).join())
        .containsExactly(Map.entry(3L, "3*1"), Map.entry(1L, "1*1"));
  }

  @Test
  void getAllBy_someFail_namesTheKeys() {
    NodeCache<Thing, String> cache =
        engine.bind(Thing.chain(), source.failing(new Exception("no")));
    var future = cache.getAllBy(List.of(3L), Thing::of);
    assertThat(future.handle((value, failure) -> ((GetAllException) failure).failures().keySet()))
        .isCompletedWithValueMatching(keys -> keys.contains(3L));
  }

  @Test
  void getAll_someOnTheHeap_answersThoseWithoutAFlight() {
    NodeCache<Thing, String> cache = bulky(Thing.heap());
    cache.getAll(Thing.all(1, 2));
    cache.getAll(Thing.all(2, 3));
    assertThat(bulk.calls).containsExactly(Thing.all(1, 2), Thing.all(3));
  }
}
