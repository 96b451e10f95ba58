package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.awaitRefused;
import static io.cacheme.fleet.OldLoadsCases.done;
import static io.cacheme.fleet.OldLoadsCases.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.fleet.OldLoadsCases.Slow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that runs a new version writes; what others that run the old one read goes with it. */
abstract class AlsoInvalidateCases extends FleetCases {

  final DynamicType<String> v1 =
      DynamicNode.type("thing", "v1", String.class).tier("shared", Duration.ofMinutes(10));
  final DynamicType<String> v1WithHeap =
      DynamicNode.type("thing", "v1", String.class)
          .tier("local", Duration.ofMinutes(5))
          .tier("shared", Duration.ofMinutes(10));
  final DynamicType<String> v2 =
      DynamicNode.type("thing", "v2", String.class)
          .tier("shared", Duration.ofMinutes(10))
          .alsoInvalidate("v1");

  final NodeCache<DynamicNode<String>, String> cache(DynamicType<String> type) {
    return type.cache(process());
  }

  @Test
  void invalidate_removesTheEntryOfTheOldVersion() {
    NodeCache<DynamicNode<String>, String> old = cache(v1);
    NodeCache<DynamicNode<String>, String> young = cache(v2);
    done(old.put(v1.key("a"), "old"));
    done(old.put(v1.key("b"), "another"));
    done(young.invalidate(v2.key("a")));

    assertThat(done(old.getIfPresent(v1.key("a")))).isNull();
    assertThat(done(old.getIfPresent(v1.key("b")))).isEqualTo("another");
  }

  @Test
  void invalidateAll_removesTheEntriesOfTheOldVersion() {
    NodeCache<DynamicNode<String>, String> old = cache(v1);
    NodeCache<DynamicNode<String>, String> young = cache(v2);
    done(old.put(v1.key("a"), "old"));
    done(old.put(v1.key("b"), "old"));
    done(young.invalidateAll(List.of(v2.key("a"), v2.key("b"))));

    assertThat(done(old.getIfPresent(v1.key("a")))).isNull();
    assertThat(done(old.getIfPresent(v1.key("b")))).isNull();
  }

  @Test
  void put_removesTheEntryOfTheOldVersion_andKeepsItsOwn() {
    NodeCache<DynamicNode<String>, String> old = cache(v1);
    NodeCache<DynamicNode<String>, String> young = cache(v2);
    done(old.put(v1.key("a"), "old"));
    done(young.put(v2.key("a"), "new"));

    assertThat(done(old.getIfPresent(v1.key("a")))).isNull();
    assertThat(done(cache(v2).getIfPresent(v2.key("a")))).isEqualTo("new");
  }

  @Test
  void refresh_removesTheEntryOfTheOldVersion_andKeepsItsOwn() {
    NodeCache<DynamicNode<String>, String> old = cache(v1);
    NodeCache<DynamicNode<String>, String> young = cache(v2);
    done(old.put(v1.key("a"), "old"));
    done(young.refresh(v2.key("a"), node -> value("new")));

    assertThat(done(old.getIfPresent(v1.key("a")))).isNull();
    assertThat(done(cache(v2).getIfPresent(v2.key("a")))).isEqualTo("new");
  }

  @Test
  void load_isNoWrite() {
    NodeCache<DynamicNode<String>, String> old = cache(v1);
    NodeCache<DynamicNode<String>, String> young = cache(v2);
    done(old.put(v1.key("a"), "old"));
    done(young.get(v2.key("a"), node -> value("new")));

    assertThat(done(old.getIfPresent(v1.key("a")))).isEqualTo("old");
  }

  @Test
  void write_ofTheOldVersion_leavesTheNewAlone() {
    NodeCache<DynamicNode<String>, String> old = cache(v1);
    NodeCache<DynamicNode<String>, String> young = cache(v2);
    done(young.put(v2.key("a"), "new"));
    done(old.invalidate(v1.key("a")));

    assertThat(done(young.getIfPresent(v2.key("a")))).isEqualTo("new");
  }

  @Test
  void versions_thatNameEachOther_followBothWays() {
    DynamicType<String> both = v1.alsoInvalidate("v2");
    NodeCache<DynamicNode<String>, String> old = cache(both);
    NodeCache<DynamicNode<String>, String> young = cache(v2);
    done(young.put(v2.key("a"), "new"));
    done(old.invalidate(both.key("a")));

    assertThat(done(young.getIfPresent(v2.key("a")))).isNull();
  }

  @Test
  void load_ofTheOldVersion_fromBefore_isNotKept() {
    NodeCache<DynamicNode<String>, String> old = cache(v1);
    NodeCache<DynamicNode<String>, String> young = cache(v2);
    Slow slow = new Slow(1);
    CompletableFuture<String> late = old.get(v1.key("a"), node -> slow.load());
    slow.awaitCalled();
    done(young.invalidate(v2.key("a")));
    slow.end("old");

    assertThat(done(late)).isEqualTo("old");
    awaitRefused(old, 1);
    assertThat(done(old.getIfPresent(v1.key("a")))).isNull();
  }

  /** One that ends in a hash of the whole key, its version included. */
  @ParameterizedTest
  @ValueSource(ints = {480, 1_000})
  void longKey_isReached(int length) {
    String key = "k".repeat(length);
    NodeCache<DynamicNode<String>, String> old = cache(v1);
    NodeCache<DynamicNode<String>, String> young = cache(v2);
    done(old.put(v1.key(key), "old"));
    done(young.invalidate(v2.key(key)));

    assertThat(done(old.getIfPresent(v1.key(key)))).isNull();
  }

  @Test
  void severalVersions_areAllRemoved() {
    DynamicType<String> v3 =
        DynamicNode.type("thing", "v3", String.class)
            .tier("shared", Duration.ofMinutes(10))
            .alsoInvalidate("v1")
            .alsoInvalidate("v2");
    NodeCache<DynamicNode<String>, String> first = cache(v1);
    NodeCache<DynamicNode<String>, String> second = cache(v2);
    done(second.put(v2.key("a"), "second"));
    done(first.put(v1.key("a"), "first"));
    done(cache(v3).invalidate(v3.key("a")));

    assertThat(done(first.getIfPresent(v1.key("a")))).isNull();
    assertThat(done(second.getIfPresent(v2.key("a")))).isNull();
  }

  @Test
  void heapOfTheOldVersion_isTold() {
    NodeCache<DynamicNode<String>, String> old = cache(v1WithHeap);
    NodeCache<DynamicNode<String>, String> young = cache(v2);
    awaitHeap(old);
    done(young.invalidate(v2.key("a")));

    awaitForgotten(old);
  }

  /** Messages of a process to itself are ignored, but not those to its nodes of other versions. */
  @Test
  void heapOfTheOldVersion_inTheSameProcess_isTold() {
    Cacheme process = process();
    NodeCache<DynamicNode<String>, String> old = v1WithHeap.cache(process);
    NodeCache<DynamicNode<String>, String> young = v2.cache(process);
    awaitHeap(old);
    done(young.put(v2.key("a"), "new"));

    awaitForgotten(old);
  }

  /** Puts a value there, and waits until the heap answers, which it does when it is told. */
  final void awaitHeap(NodeCache<DynamicNode<String>, String> cache) {
    done(cache.put(v1WithHeap.key("a"), "old"));
    Awaitility.await()
        .untilAsserted(
            () -> {
              long before = cache.stats().tiers().get(0).hitCount();
              assertThat(done(cache.getIfPresent(v1WithHeap.key("a")))).isEqualTo("old");
              assertThat(cache.stats().tiers().get(0).hitCount()).isEqualTo(before + 1);
            });
  }

  private void awaitForgotten(NodeCache<DynamicNode<String>, String> cache) {
    Awaitility.await()
        .untilAsserted(() -> assertThat(done(cache.getIfPresent(v1WithHeap.key("a")))).isNull());
  }
}
