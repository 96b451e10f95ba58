package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static io.cacheme.fleet.OldLoadsCases.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.fleet.OldLoadsCases.Slow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A key that nobody has is loaded by one process, and all others wait for that. */
abstract class OneLoadCases extends FleetCases {

  final DynamicType<String> type =
      DynamicNode.type("thing", "v1", String.class)
          .tier("shared", Duration.ofMinutes(10))
          .fleetSingleflight();
  final DynamicNode<String> key = type.key("a");

  final NodeCache<DynamicNode<String>, String> cache() {
    return type.cache(process());
  }

  @Test
  void get_loadedElsewhere_waitsForThat() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    Slow slow = new Slow(1);
    CompletableFuture<String> first = one.get(key, node -> slow.load());
    slow.awaitCalled();
    CompletableFuture<String> second = other.get(key, node -> value("a load more"));
    awaitMiss(other);
    assertThat(second).isNotDone();
    slow.end("value");

    assertThat(done(first)).isEqualTo("value");
    assertThat(done(second)).isEqualTo("value");
    assertThat(other.stats().loadCount()).isZero();
  }

  @Test
  void syncGet_loadedElsewhere_waitsForThat() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    Slow slow = new Slow(1);
    CompletableFuture<String> first = one.get(key, node -> slow.load());
    slow.awaitCalled();
    CompletableFuture<String> second =
        CompletableFuture.supplyAsync(() -> other.sync().get(key, node -> value("a load more")));
    awaitMiss(other);
    slow.end("value");

    assertThat(done(first)).isEqualTo("value");
    assertThat(done(second)).isEqualTo("value");
    assertThat(other.stats().loadCount()).isZero();
  }

  @Test
  void get_loadElsewhereFails_loadsAtOnce() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    CompletableFuture<String> failing = new CompletableFuture<>();
    AtomicInteger calls = new AtomicInteger();
    CompletableFuture<String> first =
        one.get(
            key,
            node -> {
              calls.incrementAndGet();
              return failing;
            });
    Awaitility.await().until(() -> calls.get() == 1);
    CompletableFuture<String> second = other.get(key, node -> value("its own"));
    awaitMiss(other);
    failing.completeExceptionally(new IllegalStateException("the source is away"));

    assertThatThrownBy(() -> done(first)).hasRootCauseMessage("the source is away");
    assertThat(done(second)).isEqualTo("its own");
    awaitStored(one, "its own");
  }

  @Test
  void get_nothingFoundElsewhere_loadsAtOnce() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    Slow slow = new Slow(1);
    CompletableFuture<String> first = one.get(key, node -> slow.load());
    slow.awaitCalled();
    CompletableFuture<String> second = other.get(key, node -> value("found"));
    awaitMiss(other);
    slow.end(null);

    assertThat(done(first)).isNull();
    assertThat(done(second)).isEqualTo("found");
  }

  @Test
  void get_invalidatedWhileLoadedElsewhere_loadsAnew() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    NodeCache<DynamicNode<String>, String> third = cache();
    Slow slow = new Slow(1);
    CompletableFuture<String> first = one.get(key, node -> slow.load());
    slow.awaitCalled();
    CompletableFuture<String> second = other.get(key, node -> value("new"));
    awaitMiss(other);
    done(third.invalidate(key));

    assertThat(done(second)).as("does not wait for what is void").isEqualTo("new");
    slow.end("old");
    assertThat(done(first)).isEqualTo("old");
    awaitStored(third, "new");
  }

  @Test
  void put_whileLoadedElsewhere_stands() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    Slow slow = new Slow(1);
    CompletableFuture<String> first = one.get(key, node -> slow.load());
    slow.awaitCalled();
    done(other.put(key, "put"));
    slow.end("old");

    assertThat(done(first)).isEqualTo("old");
    awaitStored(one, "put");
    awaitStored(other, "put");
  }

  @Test
  void getAll_keysLoadedElsewhere_loadsTheOthersOnly() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    Slow slow = new Slow(1);
    CompletableFuture<String> first = one.get(type.key("3"), node -> slow.load());
    slow.awaitCalled();
    List<String> loaded = new CopyOnWriteArrayList<>();
    CompletableFuture<Map<DynamicNode<String>, String>> all =
        other.getAll(
            keys(5),
            asked -> {
              asked.forEach(node -> loaded.add(node.key()));
              return CompletableFuture.completedFuture(valuesOf(asked));
            });
    Awaitility.await().until(() -> loaded.size() == 4);
    slow.end("value of 3");

    assertThat(done(first)).isEqualTo("value of 3");
    assertThat(done(all)).isEqualTo(valuesOf(keys(5)));
    assertThat(loaded).containsExactlyInAnyOrder("0", "1", "2", "4");
  }

  @Test
  void getAll_byManyProcessesAtOnce_loadsEachKeyOnce() {
    List<NodeCache<DynamicNode<String>, String>> caches =
        IntStream.range(0, 3).mapToObj(i -> cache()).toList();
    ConcurrentMap<String, AtomicInteger> loads = new ConcurrentHashMap<>();
    List<CompletableFuture<Map<DynamicNode<String>, String>>> all = new ArrayList<>();
    for (NodeCache<DynamicNode<String>, String> cache : caches) {
      all.add(
          cache.getAll(
              keys(700),
              asked ->
                  CompletableFuture.supplyAsync(
                      () -> {
                        asked.forEach(
                            node ->
                                loads
                                    .computeIfAbsent(node.key(), k -> new AtomicInteger())
                                    .incrementAndGet());
                        return valuesOf(asked);
                      })));
    }

    all.forEach(answer -> assertThat(done(answer)).isEqualTo(valuesOf(keys(700))));
    assertThat(loads.values().stream().filter(count -> count.get() > 1)).isEmpty();
    assertThat(loads).hasSize(700);
  }

  private List<DynamicNode<String>> keys(int count) {
    return IntStream.range(0, count).mapToObj(i -> type.key("" + i)).toList();
  }

  private static Map<DynamicNode<String>, String> valuesOf(Collection<DynamicNode<String>> nodes) {
    Map<DynamicNode<String>, String> values = new HashMap<>();
    nodes.forEach(node -> values.put(node, "value of " + node.key()));
    return values;
  }

  /** Until it has looked, and found nothing. */
  private static void awaitMiss(NodeCache<DynamicNode<String>, String> cache) {
    Awaitility.await().until(() -> cache.stats().tiers().get(0).missCount() >= 1);
  }

  private void awaitStored(NodeCache<DynamicNode<String>, String> cache, String value) {
    Awaitility.await()
        .untilAsserted(() -> assertThat(done(cache.getIfPresent(key))).isEqualTo(value));
  }
}
