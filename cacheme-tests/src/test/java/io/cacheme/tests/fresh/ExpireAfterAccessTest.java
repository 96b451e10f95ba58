package io.cacheme.tests.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.Peek;
import io.cacheme.RemovalCause;
import io.cacheme.TierSpec;
import io.cacheme.spi.LocalStorage;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.storage.local.HeapStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testservers.LogCapture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Entries that heaps drop because nobody asks for them. */
class ExpireAfterAccessTest {

  private static final Duration IDLE = Duration.ofMinutes(10);
  private static final Duration INSTANT = Duration.ofMillis(1);

  private final LogCapture log = new LogCapture();
  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final List<Cacheme> made = new ArrayList<>();
  private int loads;

  private enum Heaps {
    TLFU(() -> HeapStorage.builder().tlfu().size(100).build()),
    TLFU_BYTES(() -> HeapStorage.builder().tlfu().bytes(1 << 20).build()),
    LRU(() -> HeapStorage.builder().lru().size(100).build()),
    LRU_BYTES(() -> HeapStorage.builder().lru().bytes(1 << 20).build()),
    TESTKIT(InMemoryLocalStorage::new);

    private final Supplier<LocalStorage> made;

    Heaps(Supplier<LocalStorage> made) {
      this.made = made;
    }
  }

  private Cacheme.Builder builder(LocalStorage heap) {
    return builder(heap, new InMemoryRemoteStorage(time));
  }

  private Cacheme.Builder builder(LocalStorage heap, RemoteStorage redis) {
    return Cacheme.builder()
        .timeSource(time)
        .scheduler(scheduler)
        .completeOnStorageThreads()
        .storage("local", heap)
        .storage("my-redis", redis);
  }

  private Cacheme cacheme(LocalStorage heap) {
    return open(builder(heap));
  }

  private Cacheme open(Cacheme.Builder builder) {
    Cacheme cacheme = builder.build();
    made.add(cacheme);
    scheduler.advance(Duration.ofSeconds(1)); // what is read as it begins to listen may be older
    return cacheme;
  }

  @AfterEach
  void close() {
    made.forEach(Cacheme::close);
    log.close();
  }

  private <N> CompletableFuture<@Nullable String> load(N node) {
    return CompletableFuture.completedFuture("loaded " + ++loads);
  }

  private static CompletableFuture<@Nullable String> fails(Object node) {
    return CompletableFuture.failedFuture(new IllegalStateException("the source is down"));
  }

  private static Peek.State onHeap(SessionCache cache, String token) {
    return Await.value(cache.peek(token)).tiers().get(0).state();
  }

  @ParameterizedTest
  @EnumSource
  void notAskedForThatLong_isDropped(Heaps heaps) {
    SeatCache cache = SeatCache.create(cacheme(heaps.made.get()));
    cache.sync().get(1, 1, this::load);
    scheduler.advance(IDLE.minus(INSTANT));
    assertThat(cache.sync().get(1, 1, this::load)).isEqualTo("loaded 1");

    scheduler.advance(IDLE);
    assertThat(cache.asMap()).isEmpty();
    assertThat(cache.sync().get(1, 1, this::load)).isEqualTo("loaded 2");
  }

  @ParameterizedTest
  @EnumSource
  void askedForAllTheTime_livesForItsTtlAndNoLonger(Heaps heaps) {
    SeatCache cache = SeatCache.create(cacheme(heaps.made.get()));
    cache.sync().get(1, 1, this::load);
    for (int minutes = 9; minutes < 60; minutes += 9) {
      scheduler.advance(Duration.ofMinutes(9));
      assertThat(cache.sync().get(1, 1, this::load)).isEqualTo("loaded 1");
    }
    scheduler.advance(Duration.ofMinutes(6).minus(INSTANT)); // nine times six minutes have passed
    assertThat(cache.sync().get(1, 1, this::load)).isEqualTo("loaded 1");

    scheduler.advance(INSTANT);
    assertThat(cache.asMap()).isEmpty();
    assertThat(cache.sync().get(1, 1, this::load)).isEqualTo("loaded 2");
  }

  @ParameterizedTest
  @EnumSource
  void ofAHeapBeforeAnotherTier_isDroppedThereOnly(Heaps heaps) {
    SessionCache cache = SessionCache.create(cacheme(heaps.made.get()));
    cache.sync().get("t", this::load);
    scheduler.advance(IDLE);
    assertThat(Await.value(cache.peek("t")).tiers())
        .extracting(Peek.InTier::state)
        .containsExactly(Peek.State.NOTHING, Peek.State.VALUE);

    assertThat(cache.sync().get("t", this::load)).isEqualTo("loaded 1");
    assertThat(onHeap(cache, "t")).isEqualTo(Peek.State.VALUE);
  }

  @Test
  void aLook_isNoUse() {
    SessionCache cache = SessionCache.create(cacheme(new InMemoryLocalStorage()));
    cache.sync().put("t", "value");
    scheduler.advance(IDLE.dividedBy(2));
    assertThat(onHeap(cache, "t")).isEqualTo(Peek.State.VALUE);
    assertThat(cache.asMap().get(new Session("t"))).isEqualTo("value");
    assertThat(cache.asMap().containsKey(new Session("t"))).isTrue();
    assertThat(cache.asMap()).hasSize(1).containsValue("value");

    scheduler.advance(IDLE.dividedBy(2));
    assertThat(onHeap(cache, "t")).isEqualTo(Peek.State.NOTHING);
  }

  @Test
  void everyRequest_isAUse() {
    SessionCache cache = SessionCache.create(cacheme(new InMemoryLocalStorage()));
    List<Runnable> requests =
        List.of(
            () -> Await.value(cache.get("t", this::load)),
            () -> cache.sync().get("t", this::load),
            () -> Await.value(cache.getIfPresent("t")),
            () -> Await.value(cache.getAllPresent(List.of("t"))),
            () ->
                Await.value(cache.getAll(List.of("t"), nodes -> fails(nodes).thenApply(x -> null))),
            () -> cache.sync().put("t", "value"));
    for (Runnable request : requests) {
      cache.sync().put("t", "value");
      scheduler.advance(IDLE.dividedBy(2));
      request.run();
      scheduler.advance(IDLE.minus(INSTANT));
      assertThat(onHeap(cache, "t")).isEqualTo(Peek.State.VALUE);
      scheduler.advance(INSTANT);
      assertThat(onHeap(cache, "t")).isEqualTo(Peek.State.NOTHING);
    }
  }

  @Test
  void absence_isDroppedToo() {
    SessionCache cache = SessionCache.create(cacheme(new InMemoryLocalStorage()));
    cache.sync().get("t", node -> CompletableFuture.completedFuture(null));
    scheduler.advance(IDLE.minus(INSTANT));
    assertThat(onHeap(cache, "t")).isEqualTo(Peek.State.ABSENT);

    scheduler.advance(INSTANT);
    assertThat(onHeap(cache, "t")).isEqualTo(Peek.State.NOTHING);
  }

  @Test
  void ended_andAskedForAllTheTime_isServedWhereTheLoadFails() {
    SeatCache cache = SeatCache.create(cacheme(new InMemoryLocalStorage()));
    cache.sync().put(1, 1, "older");
    for (int minutes = 9; minutes < 180; minutes += 9) {
      scheduler.advance(Duration.ofMinutes(9));
      assertThat(Await.value(cache.get(1, 1, ExpireAfterAccessTest::fails))).isEqualTo("older");
    }
    scheduler.advance(Duration.ofMinutes(9));

    assertThat(Await.failure(cache.get(1, 1, ExpireAfterAccessTest::fails)))
        .hasMessage("the source is down");
  }

  @Test
  void ended_andDroppedMeanwhile_isNotServedWhereTheLoadFails() {
    SeatCache cache = SeatCache.create(cacheme(new InMemoryLocalStorage()));
    cache.sync().put(1, 1, "older");
    scheduler.advance(IDLE);

    assertThat(Await.failure(cache.get(1, 1, ExpireAfterAccessTest::fails)))
        .hasMessage("the source is down");
  }

  @Test
  void ofAHeapThatFollows_isDropped_andEndedByOthers() {
    InMemoryRemoteStorage redis = new InMemoryRemoteStorage(time);
    DynamicType<String> type =
        DynamicNode.type("session", "v1", String.class)
            .tier(
                TierSpec.of("local", Duration.ofHours(1)).expireAfterAccess(Duration.ofSeconds(3)))
            .tier("my-redis", Duration.ofHours(12));
    DynamicNode<String> node = type.key("t");
    var here = type.cache(open(builder(new InMemoryLocalStorage(), redis)));
    var there = type.cache(open(builder(new InMemoryLocalStorage(), redis.another())));
    there.sync().put(node, "one");
    assertThat(here.sync().getIfPresent(node)).isEqualTo("one");
    for (int i = 0; i < 10; i++) {
      scheduler.advance(Duration.ofSeconds(2));
      assertThat(here.asMap()).containsEntry(node, "one");
      here.sync().getIfPresent(node);
    }
    there.sync().put(node, "two");
    assertThat(here.sync().getIfPresent(node)).isEqualTo("two");

    scheduler.advance(Duration.ofSeconds(2));
    assertThat(here.asMap()).containsEntry(node, "two");
    scheduler.advance(Duration.ofSeconds(1));
    assertThat(here.asMap()).isEmpty();
  }

  @Test
  void endsOfAnyKind_endWhatIsAskedFor() {
    SeatCache cache = SeatCache.create(cacheme(new InMemoryLocalStorage()));
    cache.sync().put(1, 1, "one");
    cache.sync().put(2, 1, "two");
    cache.sync().put(3, 1, "three");
    cache.sync().invalidate(1, 1);
    cache.sync().invalidateByRow(2);
    assertThat(cache.asMap()).containsOnlyKeys(new Seat(3, 1));

    cache.sync().clear();
    assertThat(Await.value(cache.getIfPresent(3, 1))).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void listener_isToldThatItHasExpired(Heaps heaps) {
    List<RemovalCause> told = new ArrayList<>();
    Cacheme.Builder builder = builder(heaps.made.get());
    builder.removalListener(SessionNodes.SPEC, removal -> told.add(removal.cause()));
    SessionCache cache = SessionCache.create(open(builder));
    cache.sync().put("t", "value");
    scheduler.advance(IDLE);
    cache.sync().getIfPresent("t");
    cache.sync().put("u", "value");
    scheduler.advance(Duration.ofMinutes(9));
    cache.sync().getIfPresent("u");
    scheduler.advance(Duration.ofMinutes(9));
    cache.sync().put("u", "another");

    Await.until("it is told", () -> told.size() == 2, Await.PATIENCE);
    assertThat(told).containsExactly(RemovalCause.EXPIRED, RemovalCause.REPLACED);
  }

  @Test
  void restored_isKeptForAsLongAgain_butNoLongerThanItsTtl(@TempDir Path folder) {
    DynamicType<String> type =
        DynamicNode.type("session", "v1", String.class)
            .tier(TierSpec.of("local", Duration.ofMinutes(15)).expireAfterAccess(IDLE));
    Path file = folder.resolve("sessions");
    var before = type.cache(cacheme(new InMemoryLocalStorage()));
    before.sync().put(type.key("asked"), "one");
    before.sync().put(type.key("idle"), "two");
    scheduler.advance(Duration.ofMinutes(9));
    before.sync().getIfPresent(type.key("asked"));
    scheduler.advance(Duration.ofMinutes(3));
    Await.value(before.dump(file));

    NodeCache<DynamicNode<String>, String> after = type.cache(cacheme(new InMemoryLocalStorage()));
    Await.value(after.restore(file));
    assertThat(after.asMap()).containsOnlyKeys(type.key("asked"));
    scheduler.advance(Duration.ofMinutes(2));
    assertThat(after.sync().getIfPresent(type.key("asked"))).isEqualTo("one");
    scheduler.advance(Duration.ofMinutes(1));
    assertThat(after.asMap()).isEmpty();
  }

  @Test
  void heapThatDoesNotLookAgain_keepsItForItsTtl_andThatIsSaid() {
    Deaf deaf = new Deaf();
    SeatCache cache = SeatCache.create(cacheme(deaf));
    assertThat(log.text())
        .containsOnlyOnce("Seat: expireAfterAccess has no effect in storage \"local\" (deaf heap)")
        .contains("override LocalStorage.supportsExpireAfterAccess there");
    cache.sync().put(1, 1, "value");
    scheduler.advance(Duration.ofHours(1).minus(INSTANT));
    assertThat(cache.sync().getIfPresent(1, 1)).isEqualTo("value");

    scheduler.advance(INSTANT);
    assertThat(cache.asMap()).isEmpty();
  }

  @Test
  void heapThatIsReplaced_byOneThatDoesNotLookAgain_isSaid() {
    Cacheme cacheme = cacheme(new InMemoryLocalStorage());
    SeatCache cache = SeatCache.create(cacheme);
    assertThat(log.text()).doesNotContain("expireAfterAccess");
    Await.value(cacheme.replaceStorage("local", new Deaf()));
    assertThat(log.text()).containsOnlyOnce("expireAfterAccess has no effect");
    cache.sync().put(1, 1, "value");
    scheduler.advance(IDLE);

    assertThat(cache.sync().getIfPresent(1, 1)).isEqualTo("value");
  }

  @Test
  void tierThatIsNoHeap_keepsItForItsTtl_andThatIsSaid() {
    DynamicType<String> type =
        DynamicNode.type("session", "v1", String.class)
            .tier(TierSpec.of("my-redis", Duration.ofHours(1)).expireAfterAccess(IDLE));
    var cache = type.cache(cacheme(new InMemoryLocalStorage()));
    assertThat(log.text()).contains("session: expireAfterAccess has no effect", "it is no heap");
    cache.sync().put(type.key("t"), "value");
    scheduler.advance(IDLE);

    assertThat(cache.sync().getIfPresent(type.key("t"))).isEqualTo("value");
  }

  @Test
  void withoutTtl_isDroppedAllTheSame() {
    DynamicType<String> type =
        DynamicNode.type("session", "v1", String.class)
            .tier(TierSpec.of("local", null).expireAfterAccess(IDLE));
    var cache = type.cache(cacheme(new InMemoryLocalStorage()));
    cache.sync().put(type.key("t"), "value");
    for (int i = 0; i < 1_000; i++) {
      scheduler.advance(Duration.ofMinutes(9));
      assertThat(cache.sync().getIfPresent(type.key("t"))).isEqualTo("value");
    }
    scheduler.advance(IDLE);

    assertThat(cache.sync().getIfPresent(type.key("t"))).isNull();
  }

  @Test
  void longestIdle_isAsGoodAsNone() {
    DynamicType<String> type =
        DynamicNode.type("session", "v1", String.class)
            .tier(TierSpec.of("local", null).expireAfterAccess(Duration.ofSeconds(Long.MAX_VALUE)));
    var cache = type.cache(cacheme(new InMemoryLocalStorage()));
    cache.sync().put(type.key("t"), "value");
    scheduler.advance(Duration.ofDays(3_650));

    assertThat(cache.sync().getIfPresent(type.key("t"))).isEqualTo("value");
  }

  @Test
  void describe_saysIt() {
    Cacheme cacheme = cacheme(new InMemoryLocalStorage());
    SessionCache.create(cacheme);

    assertThat(cacheme.describe())
        .contains("local 1h expireAfterAccess=10m follow=false, my-redis 12h");
  }

  @Test
  void typesThatDifferInIt_areNotEqual() {
    DynamicType<String> type = DynamicNode.type("session", "v1", String.class);
    TierSpec tier = TierSpec.of("local", Duration.ofHours(1));

    assertThat(type.tier(tier)).isEqualTo(type.tier("local", Duration.ofHours(1)));
    assertThat(type.tier(tier.expireAfterAccess(IDLE)))
        .isEqualTo(type.tier(tier.expireAfterAccess(IDLE)))
        .isNotEqualTo(type.tier(tier))
        .asString()
        .contains("expireAfterAccess=PT10M");
  }

  @Test
  void noDuration_isRefused() {
    TierSpec tier = TierSpec.of("local", null);

    assertThatThrownBy(() -> tier.expireAfterAccess(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expireAfterAccess PT0S of tier \"local\" would expire at once");
  }

  /** A heap that was written before there was anything to look at again. */
  private static final class Deaf implements LocalStorage {

    private final InMemoryLocalStorage heap = new InMemoryLocalStorage();

    @Override
    public @Nullable Object get(Object key) {
      return heap.get(key);
    }

    @Override
    public void put(Object key, Object value, long ttlNanos) {
      heap.put(key, value, ttlNanos);
    }

    @Override
    public void remove(Object key) {
      heap.remove(key);
    }

    @Override
    public long size() {
      return heap.size();
    }

    @Override
    public java.util.Iterator<java.util.Map.Entry<Object, Object>> entries() {
      return heap.entries();
    }

    @Override
    public CompletionStage<@Nullable Void> open(StorageContext context) {
      return heap.open(context);
    }

    @Override
    public CompletionStage<@Nullable Void> close() {
      return heap.close();
    }

    @Override
    public String toString() {
      return "deaf heap";
    }
  }
}
