package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static io.cacheme.fleet.OldLoadsCases.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.fleet.OldLoadsCases.Slow;
import io.cacheme.stats.TierStats;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The heap of one process follows what another writes. */
abstract class FollowingCases extends FleetCases {

  final DynamicType<String> type =
      DynamicNode.type("thing", "v1", String.class)
          .tier("local", Duration.ofMinutes(5))
          .tier("shared", Duration.ofMinutes(10));
  final DynamicNode<String> key = type.key("a");

  final NodeCache<DynamicNode<String>, String> cache() {
    return type.cache(process());
  }

  @Test
  void hit_nobodyElseWrites_isServedByTheHeap() {
    NodeCache<DynamicNode<String>, String> one = cache();
    awaitHeap(one, "value");
    long asked = shared(one).hitCount() + shared(one).missCount();

    assertThat(done(one.getIfPresent(key))).isEqualTo("value");
    assertThat(shared(one).hitCount() + shared(one).missCount()).isEqualTo(asked);
  }

  @Test
  void invalidate_elsewhere_isFollowed() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    awaitHeap(one, "old");
    done(other.invalidate(key));

    awaitAnswer(one, null);
  }

  @Test
  void put_elsewhere_isFollowed() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    awaitHeap(one, "old");
    done(other.put(key, "new"));

    awaitAnswer(one, "new");
  }

  @Test
  void refresh_elsewhere_isFollowed() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    awaitHeap(one, "old");
    assertThat(done(other.refresh(key, node -> value("new")))).isEqualTo("new");

    awaitAnswer(one, "new");
  }

  @Test
  void write_ofItsOwn_staysInTheHeap() {
    NodeCache<DynamicNode<String>, String> one = cache();
    awaitHeap(one, "old");
    done(one.put(key, "new"));
    long asked = shared(one).hitCount() + shared(one).missCount();

    assertThat(done(one.getIfPresent(key))).isEqualTo("new");
    assertThat(shared(one).hitCount() + shared(one).missCount()).isEqualTo(asked);
  }

  @Test
  void load_underWayWhenTold_isNotJoinedAndNotKept() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    Slow old = new Slow(1);
    CompletableFuture<String> late = one.get(key, node -> old.load());
    old.awaitCalled();
    awaitTold(one, () -> done(other.put(key, "new")));
    awaitAnswer(one, "new");

    assertThat(done(one.get(key, node -> value("never")))).isEqualTo("new");
    old.end("old");
    assertThat(done(late)).isEqualTo("old");
    assertThat(done(one.get(key, node -> value("never")))).isEqualTo("new");
  }

  @Test
  void told_countsMessagesOfOthers_andTheirKeys() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    awaitHeap(one, "old");
    assertThat(one.stats().toldCount()).as("its own are none").isZero();
    done(other.invalidateAll(List.of(key, type.key("b"), type.key("c"))));

    Awaitility.await()
        .untilAsserted(() -> assertThat(one.stats().toldKeyCount()).isEqualTo(3L * deliveries()));
    assertThat(one.stats().toldCount()).isBetween(1L, 3L * deliveries());
  }

  @Test
  void told_ofANodeWithoutAHeap_isNothing() {
    DynamicType<String> remote =
        DynamicNode.type("thing", "v1", String.class).tier("shared", Duration.ofMinutes(10));
    NodeCache<DynamicNode<String>, String> one = remote.cache(process());
    NodeCache<DynamicNode<String>, String> other = cache();
    done(other.put(key, "new"));

    assertThat(done(one.getIfPresent(remote.key("a")))).isEqualTo("new");
    assertThat(one.stats().toldCount()).isZero();
    assertThat(one.stats().toldKeyCount()).isZero();
  }

  /** How often the bus delivers a message. */
  int deliveries() {
    return 1;
  }

  /** Puts {@code value} there, and waits until the heap answers, which it does when it is told. */
  final void awaitHeap(NodeCache<DynamicNode<String>, String> cache, String value) {
    done(cache.put(key, value));
    Awaitility.await()
        .untilAsserted(
            () -> {
              long before = heap(cache).hitCount();
              assertThat(done(cache.getIfPresent(key))).isEqualTo(value);
              assertThat(heap(cache).hitCount()).isEqualTo(before + 1);
            });
  }

  /** Writes until that has been told: who does not listen yet is told nothing of the first. */
  private static void awaitTold(NodeCache<DynamicNode<String>, String> cache, Runnable write) {
    Awaitility.await()
        .until(
            () -> {
              write.run();
              return cache.stats().toldCount() > 0;
            });
  }

  private void awaitAnswer(NodeCache<DynamicNode<String>, String> cache, String value) {
    Awaitility.await()
        .untilAsserted(() -> assertThat(done(cache.getIfPresent(key))).isEqualTo(value));
  }

  static TierStats heap(NodeCache<DynamicNode<String>, String> cache) {
    return cache.stats().tiers().get(0);
  }

  static TierStats shared(NodeCache<DynamicNode<String>, String> cache) {
    return cache.stats().tiers().get(1);
  }
}
