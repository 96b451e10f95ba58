package io.cacheme.tests.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.BulkLoader;
import io.cacheme.Cacheme;
import io.cacheme.CachemeListener;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.FreshSpec;
import io.cacheme.LoadSpec;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.stats.CacheStats;
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
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hits that are loaded once more and compared. */
class VerifyTest {

  private final LogCapture log = new LogCapture();
  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final InMemoryRemoteStorage memory = new InMemoryRemoteStorage(time);
  private final List<CachemeListener.Difference> told = new CopyOnWriteArrayList<>();
  private final Cacheme cacheme = process(true);
  private final Cacheme another = process(false);
  private final TollCache cache = TollCache.create(cacheme);
  private final TollCache others = TollCache.create(another);
  private final Deque<CompletableFuture<byte @Nullable []>> loads = new ArrayDeque<>();
  private int begun;

  private Cacheme process(boolean listens) {
    Cacheme.Builder builder =
        Cacheme.builder()
            .timeSource(time)
            .scheduler(scheduler)
            .completeOnStorageThreads()
            .storage("local", new InMemoryLocalStorage())
            .storage("my-redis", memory.another());
    return (listens ? builder.listener(new Listener()) : builder).build();
  }

  private final class Listener implements CachemeListener {

    @Override
    public void onAnswer(Answer answer) {}

    @Override
    public void onDifference(Difference difference) {
      told.add(difference);
    }
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

  private CompletableFuture<byte @Nullable []> load(Toll node) {
    begun++;
    CompletableFuture<byte @Nullable []> load = new CompletableFuture<>();
    loads.add(load);
    return load;
  }

  private byte @Nullable [] get() {
    return Await.value(cache.get(1, 1, this::load));
  }

  private void cached(int... bytes) {
    cache.sync().put(1, 1, bytes(bytes));
  }

  private static byte[] bytes(int... bytes) {
    byte[] all = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      all[i] = (byte) bytes[i];
    }
    return all;
  }

  private void assertCounted(long verified, long differing) {
    CacheStats stats = cache.stats();
    assertThat(stats.verifiedCount()).isEqualTo(verified);
    assertThat(stats.differingCount()).isEqualTo(differing);
    assertThat(told).hasSize((int) differing);
  }

  @Test
  void hit_sameBytes_isEqual() {
    cached(1, 2);
    assertThat(get()).containsExactly(1, 2);
    loads.remove().complete(bytes(1, 2));
    assertCounted(1, 0);
    assertThat(log.text()).isEmpty();
  }

  @Test
  void hit_otherValue_isCountedAndTold_andNothingIsStored() {
    cached(1, 2);
    scheduler.advance(Duration.ofSeconds(3));
    assertThat(get()).containsExactly(1, 2);
    loads.remove().complete(bytes(9));

    assertCounted(1, 1);
    assertThat(told.get(0).node()).isEqualTo(new Toll(1, 1));
    assertThat(told.get(0).tier()).isEqualTo("local");
    assertThat(told.get(0).age()).isEqualTo(Duration.ofSeconds(3));
    assertThat(log.text()).contains("a value of Toll").contains("PT3S");
    assertThat(get()).containsExactly(1, 2);
    assertThat(Await.value(others.getIfPresent(1, 1))).containsExactly(1, 2);
    assertThat(cache.stats().requestCount()).isEqualTo(2);
    assertThat(cache.stats().loadCount()).isEqualTo(1);
    loads.remove().complete(bytes(1, 2));
  }

  @Test
  void hitOfARemoteTier_isCompared() {
    others.sync().put(1, 1, bytes(1));
    assertThat(get()).containsExactly(1);
    assertThat(begun).isEqualTo(1);
    loads.remove().complete(bytes(2));
    assertCounted(1, 1);
  }

  @Test
  void hit_whileOneIsUnderWay_isNotComparedAgain() {
    cached(1);
    get();
    get();
    assertThat(begun).isEqualTo(1);
    loads.remove().complete(bytes(1));
    get();
    assertThat(begun).isEqualTo(2);
    loads.remove().complete(bytes(1));
    assertCounted(2, 0);
  }

  @Test
  void absentValue_isCompared() {
    Await.value(cache.get(1, 1, node -> CompletableFuture.completedFuture(null)));
    assertThat(get()).isNull();
    loads.remove().complete(null);
    assertCounted(1, 0);
    assertThat(get()).isNull();
    loads.remove().complete(bytes(1));
    assertCounted(2, 1);
  }

  @Test
  void missesAndLooks_compareNothing() {
    Await.value(cache.get(1, 1, node -> CompletableFuture.completedFuture(bytes(1))));
    Await.value(cache.getIfPresent(1, 1));
    Await.value(cache.asNodeCache().getAllPresent(List.of(new Toll(1, 1))));
    Await.value(cache.peek(1, 1));
    assertThat(cache.asMap()).hasSize(1);
    assertThat(cache.stats().loadCount()).isEqualTo(1);
    assertCounted(0, 0);
  }

  @Test
  void getAll_comparesItsHits_byItsBulkLoader() {
    cache.sync().put(1, 1, bytes(1));
    cache.sync().put(1, 2, bytes(2));
    BulkLoader<Toll, byte[]> bulk =
        nodes -> {
          begun++;
          Map<Toll, byte[]> all = new HashMap<>();
          nodes.forEach(node -> all.put(node, bytes(2)));
          return CompletableFuture.completedFuture(all);
        };
    Await.value(cache.asNodeCache().getAll(List.of(new Toll(1, 1), new Toll(1, 2)), bulk));
    assertThat(begun).isEqualTo(2);
    assertCounted(2, 1);
  }

  @Test
  void memoizedAndSync_compare() {
    cached(1);
    Await.value(
        cache
            .asNodeCache()
            .memoize((Integer day) -> new Toll(1, day), day -> load(new Toll(1, day)))
            .apply(1));
    assertThat(begun).isEqualTo(1);
    loads.remove().complete(bytes(1));
    cache.asNodeCache().sync().get(new Toll(1, 1), Loader.blocking(node -> bytes(2)));
    Await.until("it is told", () -> !told.isEmpty()); // by a worker, once it has been counted
    assertCounted(2, 1);
  }

  @Test
  void blockingLoader_doesNotHoldUpTheCaller() {
    cached(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    Thread caller = Thread.currentThread();
    List<Thread> ran = new ArrayList<>();
    Loader<Toll, byte[]> slow =
        Loader.blocking(
            node -> {
              ran.add(Thread.currentThread());
              goesOn.await();
              return bytes(1);
            });
    assertThat(cache.sync().get(1, 1, slow)).containsExactly(1);
    goesOn.countDown();
    Await.until("it is compared", () -> cache.stats().verifiedCount() == 1);
    assertThat(ran).hasSize(1).doesNotContain(caller);
  }

  @Test
  void writeMeanwhile_countsForNothing() {
    List<Runnable> writes =
        List.of(
            () -> cached(2),
            () -> cache.sync().invalidate(1, 1),
            () -> cache.sync().clear(),
            () -> cache.sync().invalidateByRoad(1),
            () -> others.sync().put(1, 1, bytes(2)),
            () -> others.sync().invalidate(1, 1),
            () -> others.sync().clear(),
            () -> others.sync().invalidateByRoad(1),
            () ->
                Await.value(cache.refresh(1, 1, node -> CompletableFuture.completedFuture(null))));
    for (Runnable write : writes) {
      cached(1);
      get();
      write.run();
      loads.remove().complete(bytes(2));
    }
    assertCounted(0, 0);
  }

  @Test
  void failedLoads_countForNothing_andReachNobody() {
    cached(1);
    get();
    loads.remove().completeExceptionally(new IllegalStateException("down"));
    Await.value(
        cache.get(
            1,
            1,
            node -> {
              throw new StackOverflowError();
            }));
    assertThat(Await.value(cache.get(1, 1, node -> null))).containsExactly(1);
    get();
    scheduler.advance(Duration.ofSeconds(40)); // it times out
    assertCounted(0, 0);
    assertThat(cache.stats().loadFailureCount()).isEqualTo(4);
    cached(1);
    get();
    assertThat(loads).hasSize(2); // the late one, and that
  }

  @Test
  void disabledOrClosed_comparesNothing() {
    cached(1);
    get();
    cache.asNodeCache().disable();
    loads.remove().complete(bytes(2));
    assertCounted(0, 0);
    cache.asNodeCache().enable();
    cached(1);
    get();
    cacheme.close();
    loads.remove().complete(bytes(2));
    assertCounted(0, 0);
    assertThatThrownBy(() -> Await.value(cache.get(1, 1, this::load))).isNotNull();
  }

  /**
   * A value without an equals of its own, and no codec: all that can be told is that it differs.
   */
  private static final class Opaque {}

  private static DynamicType<Object> type(String name, FreshSpec fresh) {
    return DynamicNode.type(name, "v1", Object.class)
        .tier("local", Duration.ofMinutes(1))
        .loads(LoadSpec.UNBOUNDED.maxConcurrent(1))
        .fresh(fresh);
  }

  @Test
  void valuesOfAnyKind_areCompared() {
    DynamicType<Object> type = type("kinds", FreshSpec.NONE.verify(1));
    NodeCache<DynamicNode<Object>, Object> kinds = type.cache(cacheme);
    Object hostile =
        new Object() {
          @Override
          public boolean equals(@Nullable Object other) {
            throw new IllegalStateException("no");
          }

          @Override
          public int hashCode() {
            return 1;
          }
        };
    Object[][] all = {
      {List.of("a"), new ArrayList<>(List.of("a"))},
      {new int[] {1}, new int[] {1}},
      {new Opaque(), new Opaque()},
      {hostile, "other"},
      {"a", 1L},
    };
    for (int i = 0; i < all.length; i++) {
      DynamicNode<Object> key = type.key("" + i);
      Object loaded = all[i][1];
      Await.value(kinds.put(key, all[i][0]));
      Await.value(kinds.get(key, node -> CompletableFuture.completedFuture(loaded)));
    }
    assertThat(kinds.stats().verifiedCount()).isEqualTo(5);
    assertThat(kinds.stats().differingCount()).isEqualTo(3);
  }

  @Test
  void loads_haveTheirTurn() {
    DynamicType<Object> type = type("turns", FreshSpec.NONE.verify(1));
    NodeCache<DynamicNode<Object>, Object> turns = type.cache(cacheme);
    AtomicInteger calls = new AtomicInteger();
    List<CompletableFuture<Object>> open = new ArrayList<>();
    Loader<DynamicNode<Object>, Object> loader =
        node -> {
          calls.incrementAndGet();
          CompletableFuture<Object> load = new CompletableFuture<>();
          open.add(load);
          return load;
        };
    for (String key : List.of("a", "b", "c")) {
      Await.value(turns.put(type.key(key), key));
      Await.value(turns.get(type.key(key), loader));
    }
    assertThat(calls).hasValue(1);
    open.get(0).complete("a");
    assertThat(calls).hasValue(2);
    open.get(1).complete("b");
    open.get(2).complete("x");
    assertThat(turns.stats().verifiedCount()).isEqualTo(3);
    assertThat(turns.stats().differingCount()).isEqualTo(1);
  }

  @Test
  void share_isThatOfTheHits() {
    DynamicType<Object> type =
        DynamicNode.type("share", "v1", Object.class)
            .tier("local", Duration.ofMinutes(1))
            .fresh(FreshSpec.NONE.verify(0.25));
    NodeCache<DynamicNode<Object>, Object> shares = type.cache(cacheme);
    Await.value(shares.put(type.key("a"), "a"));
    for (int i = 0; i < 100_000; i++) {
      shares.get(type.key("a"), node -> CompletableFuture.completedFuture("a"));
    }
    assertThat(shares.stats().verifiedCount()).isBetween(24_000L, 26_000L);
    assertThat(shares.stats().differingCount()).isZero();
  }

  @Test
  void nothingDrawn_asksNoLoader() {
    DynamicType<Object> type =
        DynamicNode.type("rare", "v1", Object.class)
            .tier("local", Duration.ofMinutes(1))
            .fresh(FreshSpec.NONE.verify(Double.MIN_VALUE));
    NodeCache<DynamicNode<Object>, Object> rare = type.cache(cacheme);
    Await.value(rare.put(type.key("a"), "a"));
    for (int i = 0; i < 1_000; i++) {
      rare.get(type.key("a"), this::never);
    }
    assertThat(rare.stats().loadCount()).isZero();
  }

  private CompletableFuture<Object> never(DynamicNode<Object> node) {
    throw new AssertionError(Arrays.toString(new Object[] {node}));
  }
}
