package io.cacheme;

import static io.cacheme.Failures.assertFailure;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.KeyLayout;
import io.cacheme.generated.MemoizedBatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One batch by keys, whose source knows keys only. */
class MemoizedBatchTest {

  @RegisterExtension final Engine engine = new Engine();

  private final List<List<String>> calls = new ArrayList<>();

  private MemoizedBatch<String, Thing, String> batch(
      NodeCache<Thing, String> cache, String... keys) {
    return MemoizedBatch.of(cache, List.of(keys), key -> Thing.of(Long.parseLong(key)));
  }

  private Map<String, String> source(List<String> keys) {
    calls.add(keys);
    Map<String, String> found = new LinkedHashMap<>();
    keys.forEach(key -> found.put(key, "value " + key));
    return found;
  }

  @Test
  void get_someCached_asksTheSourceForTheRestByTheirKeys() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), Loads.none());
    cache.put(Thing.of(2), "put");

    var found = batch(cache, "3", "2", "1").get(keys -> completedFuture(source(keys)));

    assertThat(found.join())
        .containsExactly(
            Map.entry("3", "value 3"), Map.entry("2", "put"), Map.entry("1", "value 1"));
    assertThat(calls).containsExactly(List.of("3", "1"));
  }

  @Test
  void get_keysOfOneNode_asksForTheFirstAndAnswersAll() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), Loads.none());

    var found = batch(cache, "7", "07", "8").get(keys -> completedFuture(source(keys)));

    assertThat(found.join())
        .containsExactly(
            Map.entry("7", "value 7"), Map.entry("07", "value 7"), Map.entry("8", "value 8"));
    assertThat(calls).containsExactly(List.of("7", "8"));
  }

  @Test
  void get_unequalNodesOfOneKey_areOneToTheSource() {
    NodeSpec<Thing, String> lastDigit =
        NodeSpec.<Thing, String>builder(1, Thing.class, "Digit")
            .version("v1")
            .key(
                "digit:{}",
                KeyLayout.literal("digit:").thenNumber(),
                (thing, key) -> key.literal("digit:").number(thing.id() % 10))
            .keyedByText()
            .value(Thing.STRING)
            .tier("local", Thing.LOCAL_TTL)
            .build();
    NodeCache<Thing, String> cache = engine.bind(lastDigit, Loads.none());

    var found = batch(cache, "7", "17", "8").get(keys -> completedFuture(source(keys)));

    assertThat(found.join())
        .containsExactly(
            Map.entry("7", "value 7"), Map.entry("17", "value 7"), Map.entry("8", "value 8"));
    assertThat(calls).containsExactly(List.of("7", "8"));
    assertThat(batch(cache, "27").get(keys -> completedFuture(source(keys))).join())
        .containsExactly(Map.entry("27", "value 7"));
  }

  @Test
  void get_keysChangeAfterTheCall_areThoseOfTheCall() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), Loads.none());
    List<String> changing = new ArrayList<>(List.of("1"));
    MemoizedBatch<String, Thing, String> batch =
        MemoizedBatch.of(cache, changing, key -> Thing.of(Long.parseLong(key)));
    changing.add("2");

    assertThat(batch.get(keys -> completedFuture(source(keys))).join()).containsOnlyKeys("1");
  }

  @Test
  void get_whileOneIsLoadedByAnother_joinsIt() {
    CompletableFuture<String> other = new CompletableFuture<>();
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), Loads.none());
    cache.get(Thing.of(1), thing -> other);

    var found = batch(cache, "1", "2").get(keys -> completedFuture(source(keys)));
    assertThat(found).isNotDone();
    other.complete("other");

    assertThat(found.join()).isEqualTo(Map.of("1", "other", "2", "value 2"));
    assertThat(calls).containsExactly(List.of("2"));
  }

  @Test
  void get_sourceFails_failsWithItsOwnException() {
    IOException failure = new IOException("no");
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), Loads.none());

    assertFailure(
            batch(cache, "1", "2")
                .get(
                    keys -> {
                      throw failure;
                    }))
        .isSameAs(failure);
  }

  @Test
  void get_sourceAnswersNull_saysSo() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), Loads.none());

    assertFailure(batch(cache, "1").get(keys -> null))
        .isInstanceOf(CachemeException.class)
        .hasMessageContaining("of Thing answered null instead of a stage");
    assertFailure(batch(cache, "1").get(keys -> completedFuture(null)))
        .isInstanceOf(CachemeException.class)
        .hasMessageContaining("of Thing answered null instead of a map");
  }

  @Test
  void get_sourceAnswersMore_isIgnoredAndCounted() {
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), Loads.none());

    var found = batch(cache, "1").get(keys -> completedFuture(source(List.of("1", "2"))));

    assertThat(found.join()).containsOnlyKeys("1");
    assertThat(cache.getIfPresent(Thing.of(2)).join()).isNull();
  }

  @Test
  void get_cancelled_affectsThatCallerOnly() {
    CompletableFuture<Map<String, String>> source = new CompletableFuture<>();
    NodeCache<Thing, String> cache = engine.bind(Thing.heap(), Loads.none());
    var first = batch(cache, "1").get(keys -> source);
    var second = batch(cache, "1").get(keys -> source);
    first.cancel(true);
    source.complete(Map.of("1", "one"));

    assertThat(second.join()).isEqualTo(Map.of("1", "one"));
  }
}
