package io.cacheme.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.stats.TierStats;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * What one process loaded before another wrote is never kept after it, whatever way it was loaded.
 */
abstract class OldLoadsCases extends FleetCases {

  final DynamicType<String> type =
      DynamicNode.type("thing", "v1", String.class).tier("shared", Duration.ofMinutes(10));

  final NodeCache<DynamicNode<String>, String> cache() {
    return type.cache(process());
  }

  @Test
  void load_invalidatedElsewhereMeanwhile_isAnsweredAndNotKept() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    Slow old = new Slow(1);
    CompletableFuture<String> late = one.get(type.key("a"), node -> old.load());
    old.awaitCalled();
    done(other.invalidate(type.key("a")));
    old.end("old");

    assertThat(done(late)).isEqualTo("old");
    awaitRefused(one, 1);
    assertThat(done(other.getIfPresent(type.key("a")))).isNull();
    assertThat(done(other.get(type.key("a"), node -> value("new")))).isEqualTo("new");
    awaitFilled(other, 1);
    assertThat(done(one.get(type.key("a"), node -> value("never")))).isEqualTo("new");
  }

  @Test
  void load_writtenElsewhereMeanwhile_isNotKept() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    Slow old = new Slow(1);
    CompletableFuture<String> late = one.get(type.key("a"), node -> old.load());
    old.awaitCalled();
    done(other.put(type.key("a"), "new"));
    old.end("old");

    assertThat(done(late)).isEqualTo("old");
    awaitRefused(one, 1);
    assertThat(done(one.getIfPresent(type.key("a")))).isEqualTo("new");
  }

  @Test
  void load_ofWhatHasExpiredSinceItWasWritten_isNotKept() {
    DynamicType<String> brief =
        DynamicNode.type("brief", "v1", String.class).tier("shared", Duration.ofMillis(50));
    NodeCache<DynamicNode<String>, String> one = brief.cache(process());
    NodeCache<DynamicNode<String>, String> other = brief.cache(process());
    Slow old = new Slow(1);
    CompletableFuture<String> late = one.get(brief.key("a"), node -> old.load());
    old.awaitCalled();
    done(other.put(brief.key("a"), "new"));
    elapse(Duration.ofMillis(200));
    assertThat(done(other.getIfPresent(brief.key("a")))).as("has expired").isNull();
    old.end("old");

    done(late);
    awaitRefused(one, 1);
    assertThat(done(one.getIfPresent(brief.key("a")))).isNull();
  }

  @Test
  void load_begunAfterTheRemoval_isKept() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    done(other.invalidate(type.key("a")));

    assertThat(done(one.get(type.key("a"), node -> value("new")))).isEqualTo("new");
    awaitFilled(one, 1);
    assertThat(done(other.getIfPresent(type.key("a")))).isEqualTo("new");
  }

  @Test
  void load_betweenTwoRemovals_isNotKept() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    done(other.invalidate(type.key("a")));
    Slow old = new Slow(1);
    CompletableFuture<String> late = one.get(type.key("a"), node -> old.load());
    old.awaitCalled();
    done(other.invalidate(type.key("a")));
    old.end("old");

    done(late);
    awaitRefused(one, 1);
    assertThat(done(one.getIfPresent(type.key("a")))).isNull();
  }

  @Test
  void bulkLoad_someWrittenElsewhereMeanwhile_keepsTheOthers() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    List<DynamicNode<String>> keys = List.of(type.key("a"), type.key("b"), type.key("c"));
    Slow old = new Slow(1);
    CompletableFuture<Map<DynamicNode<String>, String>> late =
        one.getAll(keys, nodes -> old.load().thenApply(value -> all(keys, value)));
    old.awaitCalled();
    done(other.invalidate(keys.get(0)));
    done(other.put(keys.get(1), "new"));
    old.end("old");

    assertThat(done(late)).isEqualTo(all(keys, "old"));
    awaitRefused(one, 2);
    awaitFilled(one, 1);
    assertThat(done(other.getIfPresent(keys.get(0)))).isNull();
    assertThat(done(other.getIfPresent(keys.get(1)))).isEqualTo("new");
    assertThat(done(other.getIfPresent(keys.get(2)))).isEqualTo("old");
  }

  @Test
  void refresh_nobodyElseWrites_replacesWhatIsThere() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    done(other.put(type.key("a"), "old"));

    assertThat(done(one.refresh(type.key("a"), node -> value("new")))).isEqualTo("new");
    assertThat(done(other.getIfPresent(type.key("a")))).isEqualTo("new");
    assertThat(tier(one).refusedCount()).isZero();
  }

  @Test
  void refresh_invalidatedElsewhereMeanwhile_loadsOnceMore() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    done(other.put(type.key("a"), "older"));
    Slow old = new Slow(1);
    AtomicInteger loads = new AtomicInteger();
    CompletableFuture<String> refreshed =
        one.refresh(
            type.key("a"), node -> loads.incrementAndGet() == 1 ? old.load() : value("new"));
    old.awaitCalled();
    done(other.invalidate(type.key("a")));
    old.end("old");

    assertThat(done(refreshed)).isEqualTo("new");
    assertThat(loads).hasValue(2);
    assertThat(done(other.getIfPresent(type.key("a")))).isEqualTo("new");
  }

  @Test
  void refresh_writtenElsewhereEachTime_removesTheKey() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    AtomicInteger loads = new AtomicInteger();
    CompletableFuture<String> refreshed =
        one.refresh(
            type.key("a"),
            node -> {
              int load = loads.incrementAndGet();
              return other
                  .put(type.key("a"), "by other " + load)
                  .thenApply(nothing -> "loaded " + load);
            });

    assertThat(done(refreshed)).isEqualTo("loaded 2");
    assertThat(loads).hasValue(2);
    assertThat(done(other.getIfPresent(type.key("a")))).isNull();
    assertThat(tier(one).refusedCount()).isEqualTo(2);
  }

  @Test
  void loads_ofTwoProcesses_oneIsKept() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    Slow first = new Slow(1);
    Slow second = new Slow(1);
    CompletableFuture<String> ofOne = one.get(type.key("a"), node -> first.load());
    CompletableFuture<String> ofOther = other.get(type.key("a"), node -> second.load());
    first.awaitCalled();
    second.awaitCalled();
    first.end("by one");
    assertThat(done(ofOne)).isEqualTo("by one");
    awaitFilled(one, 1);
    second.end("by other");

    assertThat(done(ofOther)).isEqualTo("by other");
    awaitRefused(other, 1);
    assertThat(done(other.getIfPresent(type.key("a")))).isEqualTo("by one");
  }

  @Test
  void absence_loadedBeforeAPutElsewhere_isNotKept() {
    DynamicType<String> absent = type.negativeTtl(Duration.ofMinutes(1));
    NodeCache<DynamicNode<String>, String> one = absent.cache(process());
    NodeCache<DynamicNode<String>, String> other = absent.cache(process());
    Slow none = new Slow(1);
    CompletableFuture<String> late = one.get(absent.key("a"), node -> none.load());
    none.awaitCalled();
    done(other.put(absent.key("a"), "new"));
    none.end(null);

    assertThat(done(late)).isNull();
    awaitRefused(one, 1);
    assertThat(done(one.getIfPresent(absent.key("a")))).isEqualTo("new");
  }

  /** Lets time pass by the clock that judges expiry. */
  void elapse(Duration duration) {
    Awaitility.await().pollDelay(duration).until(() -> true);
  }

  static <T> T done(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  static CompletionStage<String> value(String value) {
    return CompletableFuture.completedFuture(value);
  }

  private static Map<DynamicNode<String>, String> all(
      List<DynamicNode<String>> keys, String value) {
    Map<DynamicNode<String>, String> all = new HashMap<>();
    keys.forEach(key -> all.put(key, value));
    return all;
  }

  static TierStats tier(NodeCache<DynamicNode<String>, String> cache) {
    return cache.stats().tiers().get(0);
  }

  static void awaitRefused(NodeCache<DynamicNode<String>, String> cache, int count) {
    Awaitility.await().untilAsserted(() -> assertThat(tier(cache).refusedCount()).isEqualTo(count));
  }

  static void awaitFilled(NodeCache<DynamicNode<String>, String> cache, int count) {
    Awaitility.await().untilAsserted(() -> assertThat(tier(cache).fillCount()).isEqualTo(count));
  }

  /** A source that answers when it is told to. */
  static final class Slow {

    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final int expected;

    Slow(int expected) {
      this.expected = expected;
    }

    CompletionStage<String> load() {
      calls.incrementAndGet();
      return answer;
    }

    void awaitCalled() {
      Awaitility.await().untilAtomic(calls, org.hamcrest.Matchers.is(expected));
    }

    void end(String value) {
      answer.complete(value);
    }
  }
}
