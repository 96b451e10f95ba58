package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What one process writes of many keys at once, and others have or are loading. */
abstract class BulkCases extends FleetCases {

  private static final Duration TTL = Duration.ofMinutes(10);

  final DynamicType<String> type =
      DynamicNode.type("thing", "v1", String.class).tier("local", TTL).tier("shared", TTL);

  /** Lets an answer that another process has caused become {@code expected}. */
  abstract void awaitAnswer(
      NodeCache<DynamicNode<String>, String> cache, DynamicNode<String> key, String expected);

  private List<DynamicNode<String>> keys(int count) {
    List<DynamicNode<String>> keys = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      keys.add(type.key("k" + i));
    }
    return keys;
  }

  private static Map<DynamicNode<String>, String> all(
      List<DynamicNode<String>> keys, String value) {
    Map<DynamicNode<String>, String> values = new LinkedHashMap<>();
    keys.forEach(key -> values.put(key, value + " " + key.key()));
    return values;
  }

  @Test
  void putAll_isSeenByOthers_whoseHeapsFollow() {
    NodeCache<DynamicNode<String>, String> one = type.cache(process());
    NodeCache<DynamicNode<String>, String> other = type.cache(process());
    List<DynamicNode<String>> keys = keys(1_200);
    done(one.putAll(all(keys, "old")));
    assertThat(done(other.getAllPresent(keys))).isEqualTo(all(keys, "old"));
    done(one.putAll(all(keys, "new")));

    assertThat(done(one.getAllPresent(keys))).isEqualTo(all(keys, "new"));
    awaitAnswer(other, keys.get(0), "new k0");
    awaitAnswer(other, keys.get(1_199), "new k1199");
    assertThat(done(type.cache(process()).getAllPresent(keys))).isEqualTo(all(keys, "new"));
  }

  @Test
  void putAll_endsLoadsOfOthersThatBeganBefore() {
    NodeCache<DynamicNode<String>, String> one = type.cache(process());
    NodeCache<DynamicNode<String>, String> other = type.cache(process());
    OldLoadsCases.Slow slow = new OldLoadsCases.Slow(1);
    CompletableFuture<String> late = other.get(type.key("k1"), key -> slow.load());
    slow.awaitCalled();
    done(one.putAll(all(keys(3), "put")));
    slow.end("old");

    assertThat(done(late)).isEqualTo("old");
    awaitAnswer(other, type.key("k1"), "put k1");
    assertThat(done(type.cache(process()).getIfPresent(type.key("k1")))).isEqualTo("put k1");
  }

  @Test
  void refreshAll_replacesWhatOthersHave() {
    NodeCache<DynamicNode<String>, String> one = type.cache(process());
    NodeCache<DynamicNode<String>, String> other = type.cache(process());
    List<DynamicNode<String>> keys = keys(600);
    done(other.putAll(all(keys, "old")));
    AtomicInteger loads = new AtomicInteger();
    Map<DynamicNode<String>, String> fresh =
        done(
            one.refreshAll(
                keys,
                asked -> {
                  loads.incrementAndGet();
                  return CompletableFuture.completedFuture(all(List.copyOf(asked), "new"));
                }));

    assertThat(fresh).isEqualTo(all(keys, "new"));
    assertThat(loads).hasValue(1);
    awaitAnswer(other, keys.get(0), "new k0");
    awaitAnswer(other, keys.get(599), "new k599");
  }

  /** Of the two that others wrote meanwhile, each is looked at and loaded once more. */
  @Test
  void refreshAll_ofWhatOthersWroteMeanwhile_loadsThatOnceMore() {
    NodeCache<DynamicNode<String>, String> one = type.cache(process());
    NodeCache<DynamicNode<String>, String> other = type.cache(process());
    List<DynamicNode<String>> keys = keys(4);
    done(one.putAll(all(keys, "old")));
    OldLoadsCases.Slow slow = new OldLoadsCases.Slow(1);
    List<Integer> asked = new ArrayList<>();
    CompletableFuture<Map<DynamicNode<String>, String>> all =
        one.refreshAll(
            keys,
            nodes -> {
              synchronized (asked) {
                asked.add(nodes.size());
              }
              return nodes.size() == 1
                  ? CompletableFuture.completedFuture(all(List.copyOf(nodes), "again"))
                  : slow.load().thenApply(nothing -> all(List.copyOf(nodes), "first"));
            });
    slow.awaitCalled();
    done(other.putAll(all(keys.subList(0, 2), "other")));
    slow.end("");

    assertThat(done(all))
        .containsEntry(keys.get(0), "again k0")
        .containsEntry(keys.get(1), "again k1")
        .containsEntry(keys.get(3), "first k3");
    assertThat(asked).containsExactlyInAnyOrder(4, 1, 1);
    awaitAnswer(other, keys.get(0), "again k0");
    awaitAnswer(other, keys.get(3), "first k3");
  }

  @Test
  void peek_tellsOfWhatOthersDid() {
    NodeCache<DynamicNode<String>, String> one = type.cache(process());
    NodeCache<DynamicNode<String>, String> other = type.cache(process());
    done(one.put(type.key("a"), "secret"));
    awaitAnswer(other, type.key("a"), "secret");
    Peek before = done(other.peek(type.key("a")));
    assertThat(before.tiers()).allMatch(Peek.InTier::isServed);
    assertThat(before.tiers().get(1).sizeInBytes().getAsInt()).isPositive();
    assertThat(before.toString()).doesNotContain("secret");
    done(one.invalidate(type.key("a")));

    awaitAnswer(other, type.key("a"), null);
    Peek after = done(other.peek(type.key("a")));
    assertThat(after.tiers().get(0).state()).isIn(Peek.State.OUTDATED, Peek.State.NOTHING);
    assertThat(after.tiers().get(1).state()).isIn(Peek.State.TOMBSTONE, Peek.State.NOTHING);
  }
}
