package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static io.cacheme.fleet.OldLoadsCases.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.BulkLoader;
import io.cacheme.CacheClosedException;
import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.Loader;
import io.cacheme.NodeCache;
import io.cacheme.codec.Entry;
import io.cacheme.codec.MsgPackSerializer;
import io.cacheme.codec.Serializer;
import io.cacheme.codec.UndecodableException;
import io.cacheme.codec.ValueType;
import io.cacheme.fleet.OldLoadsCases.Slow;
import io.cacheme.spi.ContextPropagation;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StatsIdentity;
import io.cacheme.testkit.StorageFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever callers, loaders and serializers do, a wait for another process's load ends rightly. */
class OneLoadEdgesInMemoryTest extends FleetCases {

  private final FleetMemory memory = new FleetMemory();
  private final AtomicBoolean transaction = new AtomicBoolean();
  private final ThreadLocal<String> user = ThreadLocal.withInitial(() -> "nobody");
  private final DynamicType<String> type =
      DynamicNode.type("thing", "v1", String.class)
          .tier("shared", Duration.ofMinutes(10))
          .fleetSingleflight();
  private final DynamicNode<String> key = type.key("a");
  private final List<NodeCache<DynamicNode<String>, String>> caches = new ArrayList<>();

  @Override
  Cacheme build(Cacheme.Builder builder) {
    return memory
        .process(builder)
        .transactionProbe(transaction::get)
        .contextPropagation(this::capture)
        .closeTimeout(Duration.ofMillis(20)) // some loads never end
        .build();
  }

  private ContextPropagation.Snapshot capture() {
    String captured = user.get();
    return task ->
        () -> {
          String before = user.get();
          user.set(captured);
          try {
            task.run();
          } finally {
            user.set(before);
          }
        };
  }

  private NodeCache<DynamicNode<String>, String> cache() {
    return cache(type);
  }

  private NodeCache<DynamicNode<String>, String> cache(DynamicType<String> of) {
    NodeCache<DynamicNode<String>, String> cache = of.cache(process());
    caches.add(cache);
    return cache;
  }

  private static CompletionStage<Map<DynamicNode<String>, String>> all(
      Collection<DynamicNode<String>> asked, String value) {
    Map<DynamicNode<String>, String> values = new HashMap<>();
    asked.forEach(node -> values.put(node, value));
    return CompletableFuture.completedFuture(values);
  }

  @AfterEach
  void countersAddUp() {
    caches.forEach(cache -> StatsIdentity.assertHolds(cache.stats()));
  }

  // --- writes

  @Test
  void invalidate_byAProcessThatWaits_itsWaitEndsAtOnce() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    one.get(key, node -> new CompletableFuture<>());
    CompletableFuture<String> waits = other.get(key, node -> value("new"));
    done(other.invalidate(key));

    assertThat(waits).isCompletedWithValue("new");
  }

  @Test
  void put_byAProcessThatWaits_itsWaitEndsAtOnce() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    one.get(key, node -> new CompletableFuture<>());
    CompletableFuture<String> waits = other.get(key, node -> value("a load more"));
    done(other.put(key, "put"));

    assertThat(waits).isCompletedWithValue("put");
  }

  @Test
  void refresh_byAProcessThatWaits_itsWaitEndsAtOnce() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    one.get(key, node -> new CompletableFuture<>());
    CompletableFuture<String> waits = other.get(key, node -> value("a load more"));
    done(other.refresh(key, node -> value("refreshed")));

    assertThat(waits).isCompletedWithValue("refreshed");
  }

  /** What its own process has fenced keeps nothing, so that it takes no lease that others see. */
  @Test
  void get_afterAnInvalidateOfItsOwnProcess_doesNotWaitForTheLoadBefore() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    Slow slow = new Slow(1);
    one.get(key, node -> new CompletableFuture<>());
    CompletableFuture<String> older = other.get(key, node -> slow.load());
    done(other.invalidate(key));

    assertThat(other.get(key, node -> value("new"))).isCompletedWithValue("new");
    slow.end("old");
    assertThat(older).isCompletedWithValue("old");
    assertThat(one.getIfPresent(key)).isCompletedWithValue("new");
  }

  @Test
  void put_ofAProcessWithoutFleet_endsTheWaitsOfOthers() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    DynamicType<String> plain =
        DynamicNode.type("thing", "v1", String.class).tier("shared", Duration.ofMinutes(10));
    one.get(key, node -> new CompletableFuture<>());
    CompletableFuture<String> waits = other.get(key, node -> value("a load more"));
    done(cache(plain).put(plain.key("a"), "put"));

    assertThat(waits).isCompletedWithValue("put");
  }

  @Test
  void put_ofANewVersion_endsTheWaitsOfTheOldOne() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    DynamicType<String> young =
        DynamicNode.type("thing", "v2", String.class)
            .tier("shared", Duration.ofMinutes(10))
            .alsoInvalidate("v1");
    Slow slow = new Slow(1);
    CompletableFuture<String> first = one.get(key, node -> slow.load());
    CompletableFuture<String> waits = other.get(key, node -> value("new"));
    done(cache(young).put(young.key("a"), "two"));

    assertThat(waits).isCompletedWithValue("new");
    slow.end("old");
    assertThat(first).isCompletedWithValue("old");
    assertThat(done(one.getIfPresent(key))).isEqualTo("new");
  }

  @Test
  void loader_thatPutsItsOwnKey_leavesWhatItPut() {
    NodeCache<DynamicNode<String>, String> one = cache();
    CompletableFuture<String> loaded =
        one.get(key, node -> one.put(key, "put").thenApply(nothing -> "loaded"));

    assertThat(loaded).isCompletedWithValue("loaded");
    assertThat(done(cache().getIfPresent(key))).isEqualTo("put");
  }

  // --- loaders

  @Test
  void loader_thatThrowsAnError_leavesNoLease() {
    NodeCache<DynamicNode<String>, String> one = cache();
    assertThatThrownBy(
            () ->
                done(
                    one.get(
                        key,
                        node -> {
                          throw new StackOverflowError("of the loader");
                        })))
        .hasRootCauseMessage("of the loader");

    assertThat(cache().get(key, node -> value("value"))).isCompletedWithValue("value");
  }

  @Test
  void loaderStage_thatIsCancelled_letsOthersLoad() {
    NodeCache<DynamicNode<String>, String> one = cache();
    CompletableFuture<String> stage = new CompletableFuture<>();
    one.get(key, node -> stage);
    CompletableFuture<String> waits = cache().get(key, node -> value("its own"));
    stage.cancel(true);

    assertThat(waits).isCompletedWithValue("its own");
  }

  @Test
  void callersFuture_thatIsCancelled_changesNothingForOthers() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    Slow slow = new Slow(1);
    one.get(key, node -> slow.load()).cancel(true);
    other.get(key, node -> value("a load more")).cancel(true);
    CompletableFuture<String> joins = other.get(key, node -> value("a load more"));
    slow.end("value");

    assertThat(joins).isCompletedWithValue("value");
  }

  /** Each has the lease that the other waits for. */
  @Test
  void loads_thatWaitForEachOtherInACircle_end() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    DynamicNode<String> b = type.key("b");
    CompletableFuture<Void> both = new CompletableFuture<>();
    CompletableFuture<String> first =
        one.get(key, node -> both.thenCompose(go -> one.get(b, asked -> value("b"))));
    CompletableFuture<String> second =
        other.get(b, node -> both.thenCompose(go -> other.get(key, asked -> value("a"))));
    both.complete(null);
    for (int i = 0; i < 35; i++) {
      memory.scheduler.advance(Duration.ofSeconds(1));
    }

    assertThat(first).isDone();
    assertThat(second).isDone();
    assertThat(done(other.get(type.key("c"), node -> value("c")))).isEqualTo("c");
  }

  @Test
  void blockingLoad_thatFollowsAFailedOneElsewhere_runsOnItsCallersThread() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    CompletableFuture<String> failing = new CompletableFuture<>();
    one.get(key, node -> failing);
    CompletableFuture<Boolean> onItsOwn =
        CompletableFuture.supplyAsync(
            () -> {
              Thread caller = Thread.currentThread();
              return other
                  .sync()
                  .get(key, Loader.blocking(node -> "" + (Thread.currentThread() == caller)))
                  .equals("true");
            });
    Await.until("it waits", () -> other.stats().tiers().get(0).missCount() == 1);
    failing.completeExceptionally(new IllegalStateException("the source is away"));

    assertThat(done(onItsOwn)).isTrue();
  }

  @Test
  void loads_thatBeginByANotice_carryTheirCallersContext() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    CompletableFuture<String> failing = new CompletableFuture<>();
    user.set("owner");
    one.get(key, node -> failing);
    user.set("waiter");
    CompletableFuture<String> waits = other.get(key, node -> value(user.get()));
    user.set("somebody else");
    failing.completeExceptionally(new IllegalStateException("the source is away"));

    assertThat(waits).isCompletedWithValue("waiter");
  }

  @Test
  void blockingCaller_inATransaction_waitsForNobody() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    Slow slow = new Slow(1);
    one.get(key, node -> slow.load());
    transaction.set(true);
    assertThat(other.sync().get(key, Loader.blocking(node -> "seen in it")))
        .isEqualTo("seen in it");
    assertThat(
            other
                .sync()
                .getAll(
                    List.of(key, type.key("b")),
                    BulkLoader.blocking(asked -> done(all(asked, "seen in it")))))
        .hasSize(2);
    transaction.set(false);
    slow.end("value");

    assertThat(done(other.getIfPresent(key))).isEqualTo("value");
    assertThat(done(other.getIfPresent(type.key("b")))).isNull();
  }

  // --- what is kept

  @Test
  void absence_thatIsRemembered_isFoundByThoseWhoWait() {
    DynamicType<String> negative = type.negativeTtl(Duration.ofSeconds(30));
    NodeCache<DynamicNode<String>, String> one = cache(negative);
    NodeCache<DynamicNode<String>, String> other = cache(negative);
    Slow slow = new Slow(1);
    one.get(negative.key("a"), node -> slow.load());
    CompletableFuture<String> waits = other.get(negative.key("a"), node -> value("a load more"));
    slow.end(null);

    assertThat(waits).isCompletedWithValue(null);
    assertThat(other.stats().loadCount()).isZero();
  }

  @Test
  void value_thatADoorkeeperKeepsOut_isLoadedByThoseWhoWait() {
    DynamicType<String> rare = type.doorkeeper(1_000, 0.001);
    NodeCache<DynamicNode<String>, String> one = cache(rare);
    Slow slow = new Slow(1);
    one.get(rare.key("a"), node -> slow.load());
    CompletableFuture<String> waits = cache(rare).get(rare.key("a"), node -> value("its own"));
    slow.end("value");

    assertThat(waits).isCompletedWithValue("its own");
  }

  @Test
  void ttl_shorterThanTheLease_isLongEnoughForThoseWhoWait() {
    DynamicType<String> brief =
        DynamicNode.type("brief", "v1", String.class)
            .tier("shared", Duration.ofMillis(100))
            .fleetSingleflight();
    NodeCache<DynamicNode<String>, String> one = cache(brief);
    NodeCache<DynamicNode<String>, String> other = cache(brief);
    Slow slow = new Slow(1);
    one.get(brief.key("a"), node -> slow.load());
    CompletableFuture<String> waits = other.get(brief.key("a"), node -> value("a load more"));
    memory.scheduler.advance(Duration.ofSeconds(5));
    assertThat(waits).isNotDone();
    slow.end("value");

    assertThat(waits).isCompletedWithValue("value");
    memory.scheduler.advance(Duration.ofMillis(150));
    assertThat(other.get(brief.key("a"), node -> value("later"))).isCompletedWithValue("later");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", ":", "%", "%written", "a:b:v1", "{a}", "\u0000", "\n", "\ud83d\ude00"})
  void key_ofOddCharacters_isLoadedOnce(String odd) {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    Slow slow = new Slow(1);
    one.get(type.key(odd), node -> slow.load());
    CompletableFuture<String> waits = other.get(type.key(odd), node -> value("a load more"));
    assertThat(waits).isNotDone();
    slow.end("value");

    assertThat(waits).isCompletedWithValue("value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ZLIB", "ZSTD", "LZ4"})
  void compressedLease_isALease(String compression) {
    DynamicType<String> compressed = type.compression(compression);
    NodeCache<DynamicNode<String>, String> one = cache(compressed);
    NodeCache<DynamicNode<String>, String> other = cache(compressed);
    Slow slow = new Slow(1);
    one.get(compressed.key("a"), node -> slow.load());
    CompletableFuture<String> waits = other.get(compressed.key("a"), node -> value("a load more"));
    assertThat(waits).isNotDone();
    slow.end("value".repeat(1_000));

    assertThat(waits).isCompletedWithValue("value".repeat(1_000));
    assertThat(other.stats().tiers().get(0).undecodableCount()).isZero();
  }

  @Test
  void value_thatTheOtherProcessCannotRead_isLoadedThereOnce() {
    DynamicType<String> unreadable = type.serializer(new Unreadable());
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache(unreadable);
    Slow slow = new Slow(1);
    AtomicInteger loads = new AtomicInteger();
    one.get(key, node -> slow.load());
    CompletableFuture<String> waits =
        other.get(
            unreadable.key("a"),
            node -> {
              loads.incrementAndGet();
              return value("its own");
            });
    assertThat(waits).isNotDone();
    slow.end("value");

    assertThat(waits).isCompletedWithValue("its own");
    assertThat(loads).hasValue(1);
  }

  /** Reads what marks absence, as leases and tombstones do, and no value. */
  private static final class Unreadable implements Serializer {

    private final Serializer real = new MsgPackSerializer();

    @Override
    public <V> byte[] encode(Entry<V> entry, ValueType<V> valueType) {
      return real.encode(entry, valueType);
    }

    @Override
    public <V> Entry<V> decode(byte[] bytes, ValueType<V> valueType) {
      Entry<V> entry = real.decode(bytes, valueType);
      if (!entry.absent()) {
        throw new UndecodableException("of another shape");
      }
      return entry;
    }
  }

  // --- many keys

  @Test
  void getAll_ofKeysOfWhichHalfAreLoadedElsewhere_andSomeAreNamedTwice() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    CompletableFuture<Void> go = new CompletableFuture<>();
    List<DynamicNode<String>> keys =
        IntStream.range(0, 2_000).mapToObj(i -> type.key("" + i)).toList();
    one.getAll(keys.subList(0, 1_000), asked -> go.thenCompose(now -> all(asked, "one")));
    List<DynamicNode<String>> asked = new ArrayList<>(keys);
    asked.addAll(keys.subList(500, 1_500));
    List<Integer> loaded = new ArrayList<>();
    CompletableFuture<Map<DynamicNode<String>, String>> waits =
        other.getAll(
            asked,
            missing -> {
              loaded.add(missing.size());
              return all(missing, "other");
            });
    assertThat(waits).isNotDone();
    go.complete(null);

    assertThat(loaded).containsExactly(1_000);
    assertThat(done(waits).keySet()).containsExactlyElementsOf(keys);
    assertThat(done(waits).values()).filteredOn("one"::equals).hasSize(1_000);
    assertThat(other.stats().hitCount()).isEqualTo(1_000);
    assertThat(other.stats().loadCount()).isEqualTo(1_000);
  }

  // --- the end

  @Test
  void close_ofTheOwner_letsOthersLoadAtOnce() {
    Cacheme owner = process();
    type.cache(owner).get(key, node -> new CompletableFuture<>());
    CompletableFuture<String> waits = cache().get(key, node -> value("its own"));
    owner.close();

    assertThat(waits).isCompletedWithValue("its own");
  }

  @Test
  void close_ofAProcessThatWaits_failsItsWait() {
    Cacheme waiter = process();
    cache().get(key, node -> new CompletableFuture<>());
    CompletableFuture<String> waits = type.cache(waiter).get(key, node -> value("a load more"));
    CompletableFuture<Map<DynamicNode<String>, String>> waitForAll =
        type.cache(waiter).getAll(List.of(key, type.key("b")), asked -> all(asked, "of all"));
    waiter.close();

    assertThatThrownBy(() -> done(waits)).hasRootCauseInstanceOf(CacheClosedException.class);
    assertThatThrownBy(() -> done(waitForAll)).hasRootCauseInstanceOf(CacheClosedException.class);
  }

  @Test
  void getAll_ofKeysThatAnotherGivesUp_loadsThemTogether() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    List<DynamicNode<String>> keys =
        IntStream.range(0, 1_200).mapToObj(i -> type.key("" + i)).toList();
    CompletableFuture<Map<DynamicNode<String>, String>> failing = new CompletableFuture<>();
    one.getAll(keys, asked -> failing);
    AtomicInteger calls = new AtomicInteger();
    CompletableFuture<Map<DynamicNode<String>, String>> all =
        other.getAll(
            keys,
            asked -> {
              calls.incrementAndGet();
              return all(asked, "value");
            });
    failing.completeExceptionally(new IllegalStateException("the source is away"));
    assertThat(calls).as("before the others are woken").hasValue(0);
    memory.scheduler.advance(Duration.ofMillis(2));

    assertThat(done(all)).hasSize(1_200);
    assertThat(calls).hasValue(1);
  }

  @Test
  void getAll_ofKeysOfADeadProcess_loadsThemTogether() {
    List<DynamicNode<String>> keys =
        IntStream.range(0, 1_200).mapToObj(i -> type.key("" + i)).toList();
    cache().getAll(keys, asked -> new CompletableFuture<>());
    memory.faults.get(0).fault(StorageFault.FAIL); // nor are its leases renewed
    NodeCache<DynamicNode<String>, String> other = cache();
    AtomicInteger calls = new AtomicInteger();
    CompletableFuture<Map<DynamicNode<String>, String>> all =
        other.getAll(
            keys,
            asked -> {
              calls.incrementAndGet();
              return all(asked, "value");
            });
    memory.scheduler.advance(FleetMemory.LEASE.multipliedBy(3));

    assertThat(done(all)).hasSize(1_200);
    assertThat(calls.get()).isBetween(1, 3);
  }

  @Test
  void wait_withALoadTimeoutShorterThanTheLease_isNoLongerThanThat() {
    NodeCache<DynamicNode<String>, String> one =
        type.cache(build(Cacheme.builder().prefix("brief").loadTimeout(Duration.ofMinutes(5))));
    NodeCache<DynamicNode<String>, String> other =
        type.cache(build(Cacheme.builder().prefix("brief").loadTimeout(Duration.ofMillis(500))));
    one.get(key, node -> new CompletableFuture<>());
    CompletableFuture<String> waits = other.get(key, node -> value("its own"));
    memory.scheduler.advance(Duration.ofMillis(600));

    assertThat(waits).isCompletedWithValue("its own");
  }

  @Test
  void wait_asLongAsALoadMayTake_andThenItsOwnLoad_areInTime() {
    int seconds = 300;
    Duration timeout = Duration.ofSeconds(seconds);
    NodeCache<DynamicNode<String>, String> one =
        type.cache(build(Cacheme.builder().prefix("long").loadTimeout(timeout)));
    NodeCache<DynamicNode<String>, String> other =
        type.cache(build(Cacheme.builder().prefix("long").loadTimeout(timeout)));
    CompletableFuture<String> own = new CompletableFuture<>();
    AtomicInteger loads = new AtomicInteger();
    one.get(key, node -> new CompletableFuture<>());
    CompletableFuture<String> waits =
        other.get(
            key,
            node -> {
              loads.incrementAndGet();
              return own;
            });
    advance(seconds - 1);
    assertThat(loads).hasValue(0);
    advance(seconds - 1);
    assertThat(loads).hasValue(1);
    own.complete("its own");

    assertThat(waits).isCompletedWithValue("its own");
  }

  private void advance(int seconds) {
    for (int i = 0; i < seconds; i++) {
      memory.scheduler.advance(Duration.ofSeconds(1));
    }
  }
}
