package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static io.cacheme.fleet.OldLoadsCases.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.FreshSpec;
import io.cacheme.LoadSpec;
import io.cacheme.NodeCache;
import io.cacheme.Reloader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Older values that several processes serve on purpose. */
abstract class FreshCases extends FleetCases {

  static final Duration SHORT = Duration.ofMillis(300);

  private final DynamicType<String> renewed =
      DynamicNode.type("renewed", "v1", String.class)
          .tier("shared", Duration.ofMinutes(10))
          .fleetSingleflight()
          .fresh(FreshSpec.NONE.softTtl(SHORT).retryAfter(Duration.ofMillis(100)));
  private final DynamicType<String> stale =
      DynamicNode.type("stale", "v1", String.class)
          .tier("shared", SHORT)
          .fresh(
              FreshSpec.NONE.staleIfError(Duration.ofHours(1)).retryAfter(Duration.ofMillis(100)));

  private final DynamicType<String> impatient =
      DynamicNode.type("impatient", "v1", String.class)
          .tier("shared", SHORT)
          .fresh(FreshSpec.NONE.staleIfError(Duration.ofHours(1)))
          .loads(LoadSpec.UNBOUNDED.softTimeout(Duration.ofMillis(20)));

  private final AtomicInteger loads = new AtomicInteger();

  /** Some time passes. */
  abstract void passes();

  private CompletableFuture<String> fails() {
    loads.incrementAndGet();
    return CompletableFuture.failedFuture(new IllegalStateException("the source is away"));
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void due_isServedByAll_andLoadedOnceByAll() {
    NodeCache<DynamicNode<String>, String> one = renewed.cache(process());
    NodeCache<DynamicNode<String>, String> other = renewed.cache(process());
    DynamicNode<String> key = renewed.key("a");
    done(one.put(key, "old"));
    CompletableFuture<String> load = new CompletableFuture<>();
    Awaitility.await()
        .until(
            () -> {
              passes();
              for (NodeCache<DynamicNode<String>, String> cache : List.of(one, other)) {
                assertThat(done(cache.get(key, node -> counted(load)))).isEqualTo("old");
              }
              return loads.get() > 0;
            });
    for (int i = 0; i < 10; i++) {
      passes();
      assertThat(done(one.get(key, node -> counted(load)))).isEqualTo("old");
      assertThat(done(other.get(key, node -> counted(load)))).isEqualTo("old");
    }
    assertThat(loads).hasValue(1);
    load.complete("new");
    Awaitility.await().until(() -> done(other.getIfPresent(key)).equals("new"));
    assertThat(loads).hasValue(1);
  }

  /** The value of {@code key} has ended in the tier. */
  private void ends(NodeCache<DynamicNode<String>, String> cache, DynamicNode<String> key) {
    Awaitility.await()
        .until(
            () -> {
              passes();
              return done(cache.getIfPresent(key)) == null;
            });
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void lateLoad_isAnsweredForByTheOlder_andKept() {
    NodeCache<DynamicNode<String>, String> one = impatient.cache(process());
    NodeCache<DynamicNode<String>, String> other = impatient.cache(process());
    DynamicNode<String> key = impatient.key("a");
    done(one.put(key, "old"));
    ends(one, key);
    CompletableFuture<String> load = new CompletableFuture<>();
    CompletableFuture<String> answer = one.get(key, node -> counted(load));
    Awaitility.await()
        .until(
            () -> {
              passes();
              return answer.isDone();
            });

    assertThat(answer).isCompletedWithValue("old");
    CompletableFuture<String> later = one.get(key, node -> counted(load));
    assertThat(later).isNotDone(); // for nothing tells of an invalidate meanwhile
    assertThat(loads).hasValue(1);
    load.complete("new");
    assertThat(done(later)).isEqualTo("new");
    Awaitility.await().until(() -> "new".equals(done(other.getIfPresent(key))));
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void lateLoad_invalidatedByAnother_keepsNothing() {
    NodeCache<DynamicNode<String>, String> one = impatient.cache(process());
    NodeCache<DynamicNode<String>, String> other = impatient.cache(process());
    DynamicNode<String> key = impatient.key("a");
    done(one.put(key, "old"));
    ends(one, key);
    CompletableFuture<String> load = new CompletableFuture<>();
    CompletableFuture<String> answer = one.get(key, node -> counted(load));
    Awaitility.await()
        .until(
            () -> {
              passes();
              return answer.isDone();
            });
    done(other.invalidate(key));
    load.complete("late");

    assertThat(done(other.get(key, node -> CompletableFuture.completedFuture("new"))))
        .isEqualTo("new");
    assertThat(done(other.getIfPresent(key))).isEqualTo("new");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void load_isToldOfWhatTheTierHas_andOfNothingThatAnotherHasInvalidated() {
    NodeCache<DynamicNode<String>, String> one = impatient.cache(process());
    NodeCache<DynamicNode<String>, String> other = impatient.cache(process());
    DynamicNode<String> key = impatient.key("a");
    List<String> told = new CopyOnWriteArrayList<>();
    Reloader<DynamicNode<String>, String> source =
        (node, known) -> {
          told.add(String.valueOf(known.value()));
          return CompletableFuture.completedFuture(known.isPresent() ? known.notModified() : "new");
        };
    done(one.put(key, "old"));
    ends(other, key);

    assertThat(done(other.get(key, source))).isEqualTo("old");
    ends(other, key);
    done(one.invalidate(key));
    assertThat(done(other.get(key, source))).isEqualTo("new");
    assertThat(told).containsExactly("old", "null");
  }

  private CompletableFuture<String> counted(CompletableFuture<String> load) {
    loads.incrementAndGet();
    return load;
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void dueAgain_isLoadedAgain() {
    NodeCache<DynamicNode<String>, String> one = renewed.cache(process());
    NodeCache<DynamicNode<String>, String> other = renewed.cache(process());
    DynamicNode<String> key = renewed.key("a");
    done(one.put(key, "0"));
    for (int round = 1; round <= 3; round++) {
      String now = Integer.toString(round);
      NodeCache<DynamicNode<String>, String> asks = round % 2 == 0 ? one : other;
      Awaitility.await()
          .until(
              () -> {
                passes();
                return done(asks.get(key, node -> counted(CompletableFuture.completedFuture(now))))
                    .equals(now);
              });
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void many_due_areLoadedOnceByAll() {
    NodeCache<DynamicNode<String>, String> one = renewed.cache(process());
    NodeCache<DynamicNode<String>, String> other = renewed.cache(process());
    List<DynamicNode<String>> keys = List.of(renewed.key("a"), renewed.key("b"), renewed.key("c"));
    Map<DynamicNode<String>, String> old = new HashMap<>();
    keys.forEach(key -> old.put(key, "old"));
    done(one.putAll(old));
    CompletableFuture<Map<DynamicNode<String>, String>> load = new CompletableFuture<>();
    AtomicInteger loaded = new AtomicInteger();
    Awaitility.await()
        .until(
            () -> {
              passes();
              for (NodeCache<DynamicNode<String>, String> cache : List.of(one, other)) {
                assertThat(
                        done(
                            cache.getAll(
                                keys,
                                nodes -> {
                                  loaded.addAndGet(nodes.size());
                                  return load;
                                })))
                    .isEqualTo(old);
              }
              return loaded.get() >= keys.size();
            });
    assertThat(loaded).hasValue(keys.size());
    Map<DynamicNode<String>, String> fresh = new HashMap<>();
    keys.forEach(key -> fresh.put(key, "new"));
    load.complete(fresh);
    Awaitility.await().until(() -> done(other.getAllPresent(keys)).equals(fresh));
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void renewal_invalidatedByAnother_keepsNothing() {
    NodeCache<DynamicNode<String>, String> one = renewed.cache(process());
    NodeCache<DynamicNode<String>, String> other = renewed.cache(process());
    DynamicNode<String> key = renewed.key("a");
    done(one.put(key, "old"));
    CompletableFuture<String> load = new CompletableFuture<>();
    Awaitility.await()
        .until(
            () -> {
              passes();
              done(one.get(key, node -> counted(load)));
              return loads.get() > 0;
            });
    done(other.invalidate(key));
    load.complete("from before");

    Awaitility.await().until(() -> one.stats().tiers().get(0).refusedCount() == 1);
    assertThat(done(one.getIfPresent(key))).isNull();
    assertThat(done(other.getIfPresent(key))).isNull();
  }

  private DynamicNode<String> ended(NodeCache<DynamicNode<String>, String> cache) {
    DynamicNode<String> key = stale.key("a");
    done(cache.put(key, "old"));
    Awaitility.await()
        .until(
            () -> {
              passes();
              return done(cache.getIfPresent(key)) == null;
            });
    return key;
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void ended_isServedByAllWhereTheLoadFails() {
    NodeCache<DynamicNode<String>, String> one = stale.cache(process());
    NodeCache<DynamicNode<String>, String> other = stale.cache(process());
    DynamicNode<String> key = ended(one);

    assertThat(done(other.get(key, node -> fails()))).isEqualTo("old");
    assertThat(done(one.get(key, node -> fails()))).isEqualTo("old");
    assertThat(done(other.getAll(List.of(key), nodes -> failAll()))).containsValue("old");
    assertThat(other.stats().staleHitCount()).isEqualTo(2);
  }

  private CompletableFuture<Map<DynamicNode<String>, String>> failAll() {
    return CompletableFuture.failedFuture(new IllegalStateException("the source is away"));
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void ended_thenLoaded_isServedByAll() {
    NodeCache<DynamicNode<String>, String> one = stale.cache(process());
    NodeCache<DynamicNode<String>, String> other = stale.cache(process());
    DynamicNode<String> key = ended(one);

    assertThat(done(one.get(key, node -> value("new")))).isEqualTo("new");
    // the fill may still be on its way
    Awaitility.await().until(() -> done(other.get(key, node -> fails())).equals("new"));
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void ended_invalidatedByAnother_isServedNoMore() {
    NodeCache<DynamicNode<String>, String> one = stale.cache(process());
    NodeCache<DynamicNode<String>, String> other = stale.cache(process());
    DynamicNode<String> key = ended(one);
    done(other.invalidate(key));

    assertThatThrownBy(() -> done(one.get(key, node -> fails())))
        .hasRootCauseMessage("the source is away");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void ended_clearedByAnother_isServedNoMore() {
    NodeCache<DynamicNode<String>, String> one = stale.cache(process());
    NodeCache<DynamicNode<String>, String> other = stale.cache(process());
    DynamicNode<String> key = ended(one);
    done(other.clear());

    assertThatThrownBy(() -> done(other.get(key, node -> fails())))
        .hasRootCauseMessage("the source is away");
  }
}
