package io.cacheme.tests.fresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.FreshSpec;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StatsIdentity;
import io.cacheme.testservers.LogCapture;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values that are loaded anew though nobody asks. */
class RefreshAheadTest {

  private static final String NAME = "Sylt";
  private static final Duration SOFT = Duration.ofSeconds(10);
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** As late as what is done over and over may be. */
  private static final Duration TICK = Duration.ofMillis(250);

  private final LogCapture log = new LogCapture();
  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final InMemoryRemoteStorage memory = new InMemoryRemoteStorage(time);
  private final Cacheme cacheme = process();
  private final Cacheme another = process();
  private final BeachCache cache = BeachCache.create(cacheme);
  private final BeachCache others = BeachCache.create(another);
  private int begun;

  private Cacheme process() {
    return Cacheme.builder()
        .timeSource(time)
        .scheduler(scheduler)
        .completeOnStorageThreads()
        .storage("local", new InMemoryLocalStorage())
        .storage("my-redis", memory.another())
        .build();
  }

  /** What is read in the very instant in which it begins to listen may be older. */
  @BeforeEach
  void listens() {
    scheduler.advance(Duration.ofSeconds(1));
  }

  @AfterEach
  void close() {
    StatsIdentity.assertHolds(cache.stats());
    StatsIdentity.assertHolds(others.stats());
    cacheme.close();
    another.close();
    log.close();
  }

  private CompletableFuture<@Nullable String> load(Beach node) {
    return CompletableFuture.completedFuture(node.name() + " " + ++begun);
  }

  private @Nullable String get() {
    return Await.value(cache.get(NAME, this::load));
  }

  private @Nullable String look() {
    return Await.value(cache.getIfPresent(NAME));
  }

  private void passSoftTtl() {
    scheduler.advance(SOFT.plus(TICK));
  }

  @Test
  void value_due_isLoadedAnew_thoughNobodyAsks() {
    assertThat(get()).isEqualTo("Sylt 1");
    scheduler.advance(SOFT.minusMillis(1));
    assertThat(begun).isEqualTo(1);
    scheduler.advance(TICK);

    assertThat(begun).isEqualTo(2);
    assertThat(look()).isEqualTo("Sylt 2");
    assertThat(Await.value(others.getIfPresent(NAME))).isEqualTo("Sylt 2");
    assertThat(cache.stats().renewalCount()).isEqualTo(1);
    assertThat(cache.stats().missCount()).isEqualTo(1);
  }

  @Test
  void value_isLoadedAgainAndAgain_untilItWasNotAskedForInThatTime() {
    get();
    for (int i = 1; i <= 5; i++) {
      passSoftTtl();
      assertThat(begun).isEqualTo(1 + i);
    }
    scheduler.advance(Duration.ofMinutes(10));
    assertThat(begun).isEqualTo(6);
    assertThat(look()).isNull();
    assertThat(cache.stats().renewalCount()).isEqualTo(5);
  }

  @Test
  void hit_beginsThatTimeAnew_andALookDoesNot() {
    get();
    scheduler.advance(WINDOW.minusSeconds(1));
    int before = begun;
    get();
    assertThat(begun).isEqualTo(before);
    scheduler.advance(WINDOW.minusSeconds(1));
    assertThat(begun).isBetween(before + 5, before + 6);
    look();
    before = begun;
    scheduler.advance(WINDOW);
    assertThat(begun).isEqualTo(before);
  }

  @Test
  void loader_isTheOneItWasLastAskedWith() {
    get();
    Await.value(cache.get(NAME, node -> CompletableFuture.completedFuture("other")));
    passSoftTtl();
    assertThat(look()).isEqualTo("other");
  }

  @Test
  void invalidated_isNotLoaded() {
    get();
    cache.sync().invalidate(NAME);
    scheduler.advance(WINDOW);
    assertThat(begun).isEqualTo(1);
    assertThat(look()).isNull();
  }

  @Test
  void invalidatedByAnother_isNotLoaded() {
    get();
    others.sync().invalidate(NAME);
    scheduler.advance(WINDOW);
    assertThat(begun).isEqualTo(1);
    assertThat(look()).isNull();
  }

  @Test
  void cleared_isNotLoaded() {
    get();
    cache.sync().clear();
    scheduler.advance(WINDOW);
    assertThat(begun).isEqualTo(1);
  }

  @Test
  void invalidated_askedForAgain_isLoadedAsBefore() {
    get();
    cache.sync().invalidate(NAME);
    scheduler.advance(SOFT.multipliedBy(2));
    assertThat(get()).isEqualTo("Sylt 2");
    passSoftTtl();
    assertThat(look()).isEqualTo("Sylt 3");
  }

  @Test
  void put_isServed_andItsOwnAgeCounts() {
    get();
    scheduler.advance(Duration.ofSeconds(5));
    cache.sync().put(NAME, "put");
    scheduler.advance(SOFT.minusMillis(1));
    assertThat(look()).isEqualTo("put");
    assertThat(begun).isEqualTo(1);
    scheduler.advance(TICK);
    assertThat(look()).isEqualTo("Sylt 2");
  }

  @Test
  void putOfAnother_isTakenFromThere() {
    get();
    scheduler.advance(Duration.ofSeconds(5));
    others.sync().put(NAME, "put");
    scheduler.advance(Duration.ofSeconds(6));
    assertThat(begun).isEqualTo(1);
    assertThat(look()).isEqualTo("put");
  }

  private final Deque<CompletableFuture<@Nullable String>> open = new ArrayDeque<>();

  private CompletableFuture<@Nullable String> slow(Beach node) {
    begun++;
    CompletableFuture<@Nullable String> load = new CompletableFuture<>();
    open.add(load);
    return load;
  }

  @Test
  void writeMeanwhile_goesBeforeIt() {
    for (Runnable write :
        List.<Runnable>of(
            () -> cache.sync().invalidate(NAME),
            () -> others.sync().invalidate(NAME),
            () -> cache.sync().clear(),
            () -> others.sync().clear())) {
      cache.sync().put(NAME, "old");
      Await.value(cache.get(NAME, this::slow));
      passSoftTtl();
      assertThat(open).hasSize(1);
      write.run();
      open.remove().complete("from before");
      assertThat(look()).isNull();
    }
  }

  @Test
  void failure_waitsForRetryAfter_andIsTriedAgain() {
    AtomicInteger calls = new AtomicInteger();
    Await.value(cache.get(NAME, this::load));
    Await.value(
        cache.get(
            NAME,
            node -> {
              calls.incrementAndGet();
              throw new IllegalStateException("down");
            }));
    passSoftTtl();
    assertThat(calls).hasValue(1);
    scheduler.advance(Duration.ofMillis(1_600));
    assertThat(calls).hasValue(1);
    scheduler.advance(Duration.ofMillis(800));
    assertThat(calls).hasValue(2);
    assertThat(look()).isEqualTo("Sylt 1");
    assertThat(log.text()).contains("could not be loaded anew").contains("down");
  }

  @Test
  void absentValue_isLoadedAnew() {
    Await.value(cache.get(NAME, node -> CompletableFuture.completedFuture(null)));
    get();
    passSoftTtl();
    assertThat(look()).isEqualTo("Sylt 1");
  }

  @Test
  void valueThatIsGone_staysGone() {
    get();
    passSoftTtl();
    assertThat(begun).isEqualTo(2);
    Await.value(cache.get(NAME, node -> CompletableFuture.completedFuture(null)));
    passSoftTtl();
    assertThat(look()).isNull();
    assertThat(cache.stats().renewalCount()).isEqualTo(2);
  }

  @Test
  void disabled_isNotLoaded() {
    get();
    cache.asNodeCache().disable();
    scheduler.advance(SOFT.multipliedBy(2));
    assertThat(begun).isEqualTo(1);
    cache.asNodeCache().enable();
    scheduler.advance(SOFT.plusSeconds(1)); // what the remote tier has is as old as before
    assertThat(begun).isEqualTo(3);
  }

  @Test
  void closed_leavesNothing() {
    get();
    cacheme.close();
    another.close();
    scheduler.advance(WINDOW.multipliedBy(2));
    assertThat(begun).isEqualTo(1);
    assertThat(scheduler.pending()).isZero();
  }

  @Test
  void manyKeys_areLoadedTogether_whereTheyWereAskedForSo() {
    List<Integer> sizes = new ArrayList<>();
    BulkLoader<Beach, String> bulk = nodes -> CompletableFuture.completedFuture(all(nodes, sizes));
    List<Beach> nodes = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      nodes.add(new Beach("b" + i));
    }
    Await.value(cache.asNodeCache().getAll(nodes, bulk));
    assertThat(sizes).containsExactly(700);
    passSoftTtl();
    assertThat(sizes).containsExactly(700, 500, 200);
    assertThat(Await.value(cache.asNodeCache().getAllPresent(nodes)))
        .hasSize(700)
        .allSatisfy((node, value) -> assertThat(value).isNotEqualTo("1"));
  }

  private static Map<Beach, String> all(Collection<Beach> nodes, List<Integer> sizes) {
    sizes.add(nodes.size());
    Map<Beach, String> all = new HashMap<>();
    nodes.forEach(node -> all.put(node, "" + sizes.size()));
    return all;
  }

  private static DynamicType<String> type(String name, String... storages) {
    DynamicType<String> type = DynamicNode.type(name, "v1", String.class);
    for (String storage : storages) {
      type = type.tier(storage, Duration.ofSeconds(30));
    }
    return type.fresh(FreshSpec.NONE.softTtl(SOFT).refreshAhead(WINDOW));
  }

  @Test
  void remoteTierAlone_isLoadedAnew() {
    DynamicType<String> type = type("remote", "my-redis");
    NodeCache<DynamicNode<String>, String> remote = type.cache(cacheme);
    AtomicInteger calls = new AtomicInteger();
    Loader<DynamicNode<String>, String> loader =
        node -> CompletableFuture.completedFuture("" + calls.incrementAndGet());
    Await.value(remote.get(type.key("a"), loader));
    for (int i = 2; i < 6; i++) {
      passSoftTtl();
      assertThat(Await.value(remote.getIfPresent(type.key("a")))).isEqualTo("" + i);
    }
    Await.value(remote.invalidate(type.key("a")));
    scheduler.advance(WINDOW);
    assertThat(calls).hasValue(5);
  }

  @Test
  void manyKeys_areBounded_andNotAllLoadedAtOnce() {
    DynamicType<String> type = type("many", "local");
    NodeCache<DynamicNode<String>, String> many = type.cache(cacheme);
    Deque<CompletableFuture<String>> loads = new ArrayDeque<>();
    Loader<DynamicNode<String>, String> later =
        node -> {
          CompletableFuture<String> load = new CompletableFuture<>();
          loads.add(load);
          return load;
        };
    for (int i = 0; i < 100_000; i++) {
      DynamicNode<String> key = type.key("" + i);
      Await.value(many.put(key, "old"));
      Await.value(many.get(key, later));
    }
    assertThat(loads).isEmpty();
    passSoftTtl();
    assertThat(loads).hasSize(2_048);
    int done = 0;
    while (!loads.isEmpty()) {
      for (int i = loads.size(); i > 0; i--) {
        loads.remove().complete("new");
        done++;
      }
      scheduler.advance(TICK);
      if (done > 70_000) {
        break;
      }
    }
    assertThat(done).isBetween(57_344, 65_536);
  }
}
