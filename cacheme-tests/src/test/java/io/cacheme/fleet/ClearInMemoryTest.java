package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static io.cacheme.fleet.OldLoadsCases.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.ButFor;
import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.TierException;
import io.cacheme.fleet.OldLoadsCases.Slow;
import io.cacheme.spi.Bus;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same in memory, where messages and calls can be made to fail. */
class ClearInMemoryTest extends ClearCases {

  private final FleetMemory memory = new FleetMemory();
  private final InMemoryRemoteStorage upperEntries = new InMemoryRemoteStorage(memory.time);
  private final DynamicType<String> chain =
      DynamicNode.type("thing", "v1", String.class)
          .tier("local", Duration.ofMinutes(10))
          .tier("upper", Duration.ofMinutes(10))
          .tier("shared", Duration.ofMinutes(10));

  @Override
  Cacheme build(Cacheme.Builder builder) {
    return memory.process(builder).storage("upper", upperEntries.another()).build();
  }

  @Override
  void awaitAnswer(
      NodeCache<DynamicNode<String>, String> cache, DynamicNode<String> key, String expected) {
    if (!cache.spec().tiers().get(0).storage().equals("local")) {
      memory.scheduler.advance(Duration.ofSeconds(1)); // it finds out by itself
      done(cache.getIfPresent(key));
    }
    assertThat(done(cache.getIfPresent(key))).isEqualTo(expected);
  }

  @Test
  void twoRemoteTiers_areBothCleared() {
    NodeCache<DynamicNode<String>, String> one = cache(chain);
    NodeCache<DynamicNode<String>, String> other = cache(chain);
    done(one.put(chain.key("a"), "old"));
    awaitAnswer(other, chain.key("a"), "old");
    done(one.clear());

    awaitAnswer(one, chain.key("a"), null);
    awaitAnswer(other, chain.key("a"), null);
  }

  /** It would be copied to the tier that was ended first, with its new stamp. */
  @Test
  void clearOfAll_endsBothRemoteTiers_whicheverIsAskedFirst() {
    NodeCache<DynamicNode<String>, String> other = cache(chain);
    DynamicNode<String> key = chain.key("a");
    done(other.put(key, "old"));
    Cacheme one = process();
    for (int place = 0; place < 2; place++) {
      FaultyRemoteStorage shared = memory.faults.get(1);
      shared.fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.DELAY);
      CompletableFuture<Void> cleared = one.clear();
      memory.scheduler.advance(Duration.ofMillis(1_100)); // what can be found out meanwhile is
      done(other.getIfPresent(key));
      done(other.getIfPresent(key));
      shared.heal();
      shared.release();
      done(cleared);

      awaitAnswer(other, key, null);
      assertThat(done(chain.cache(one).getIfPresent(key))).isNull();
      done(other.put(key, "old"));
    }
  }

  @Test
  void clearOfAll_storageFails_isSaid_andTheOtherIsCleared() {
    NodeCache<DynamicNode<String>, String> other = cache(remoteOnly);
    done(other.put(remoteOnly.key("a"), "old"));
    Cacheme one = process();
    memory.faults.get(1).fault(StorageFault.FAIL);

    assertThatThrownBy(() -> done(one.clear()))
        .hasCauseInstanceOf(TierException.class)
        .hasMessageContainingAll(
            "the clear of everything did not reach \"shared\"", "not bound", "clear again");
    memory.faults.get(1).heal();
    memory.scheduler.advance(Duration.ofSeconds(40));
    assertThat(done(other.getIfPresent(remoteOnly.key("a")))).isEqualTo("old");
    done(one.clear());
    awaitAnswer(other, remoteOnly.key("a"), null);
  }

  @Test
  void clearOfAll_onlyTheMessageHangs_saysThat_andNamesNoTier() {
    NodeCache<DynamicNode<String>, String> other = cache(remoteOnly);
    done(other.put(remoteOnly.key("a"), "old"));
    try (Cacheme one = whoseMessagesHang()) {
      CompletableFuture<Void> cleared = one.clear();
      memory.scheduler.advance(Duration.ofSeconds(3));

      assertThatThrownBy(() -> done(cleared))
          .cause()
          .isInstanceOfSatisfying(
              TierException.class, failed -> assertThat(failed.tiers()).containsExactly("shared"))
          .hasMessageContainingAll("could not be told over \"shared\"", "clear again")
          .hasMessageNotContainingAny("did not reach", "upper");
    }
    awaitAnswer(other, remoteOnly.key("a"), null);
  }

  @Test
  void onlyTheMessageHangs_saysThat_andPassesByNoTier() {
    NodeCache<DynamicNode<String>, String> other = cache(remoteOnly);
    done(other.put(remoteOnly.key("a"), "old"));
    try (Cacheme one = whoseMessagesHang()) {
      CompletableFuture<Void> cleared = withHeap.cache(one).clear();
      memory.scheduler.advance(Duration.ofSeconds(3));

      assertThatThrownBy(() -> done(cleared))
          .cause()
          .isInstanceOfSatisfying(
              TierException.class, failed -> assertThat(failed.tiers()).containsExactly("shared"))
          .hasMessageContainingAll(
              "thing is cleared, but", "\"shared\"", "it did not answer in time")
          .hasMessageNotContaining("did not reach");
      assertThat(one.describe()).doesNotContain("to be cleared");
    }
    awaitAnswer(other, remoteOnly.key("a"), null);
  }

  private Cacheme whoseMessagesHang() {
    Bus silent =
        ButFor.method(Bus.class, memory.entries.another().bus(), "publish", call -> never());
    InMemoryRemoteStorage shared = memory.entries.another();
    return Cacheme.builder()
        .prefix(prefix)
        .timeSource(memory.time)
        .scheduler(memory.scheduler)
        .completeOnStorageThreads()
        .storage("local", new InMemoryLocalStorage())
        .storage("shared", ButFor.method(RemoteStorage.class, shared, "bus", call -> silent))
        .storage("upper", upperEntries.another())
        .build();
  }

  private static CompletableFuture<Void> never() {
    return new CompletableFuture<>();
  }

  @Test
  void processThatCouldNotBeTold_findsOutWhenItCanBe() {
    NodeCache<DynamicNode<String>, String> one = cache(withHeap);
    NodeCache<DynamicNode<String>, String> other = cache(withHeap);
    done(other.put(withHeap.key("a"), "old"));
    memory.ofProcesses.get(1).cutBus(true);
    done(one.clear());
    memory.scheduler.advance(FleetMemory.LEASE.plusMillis(100));
    memory.ofProcesses.get(1).cutBus(false);
    memory.scheduler.advance(FleetMemory.LEASE);

    awaitAnswer(other, withHeap.key("a"), null);
  }

  @Test
  void othersThatCannotBeTold_failIt_andAreToldLater() {
    NodeCache<DynamicNode<String>, String> one = cache(withHeap);
    NodeCache<DynamicNode<String>, String> other = cache(withHeap);
    done(other.put(withHeap.key("a"), "old"));
    memory.ofProcesses.get(0).cutBus(true);

    assertThatThrownBy(() -> done(one.clear()))
        .hasCauseInstanceOf(TierException.class)
        .hasMessageContainingAll("thing is cleared, but", "\"shared\"");
    memory.ofProcesses.get(0).cutBus(false);
    memory.scheduler.advance(Duration.ofSeconds(1));
    awaitAnswer(other, withHeap.key("a"), null);
  }

  /** Told of it, a process reads nothing from a tier of which it cannot find out more. */
  @Test
  void processThatIsTold_andCannotAskTheTier_doesNotReadFromIt() {
    NodeCache<DynamicNode<String>, String> one = cache(withHeap);
    NodeCache<DynamicNode<String>, String> other = cache(withHeap);
    done(one.put(withHeap.key("a"), "old"));
    memory.faults.get(1).fault(StorageOperation.GET, StorageFault.FAIL);
    memory.faults.get(1).fault(StorageOperation.GET_ALL, StorageFault.FAIL);
    done(one.clear());
    memory.faults.get(1).heal();

    assertThat(done(other.getIfPresent(withHeap.key("a")))).isNull();
    memory.scheduler.advance(Duration.ofSeconds(40));
    assertThat(done(other.getIfPresent(withHeap.key("a")))).isNull();
    done(one.put(withHeap.key("a"), "new"));
    awaitAnswer(other, withHeap.key("a"), "new");
  }

  /** What it would load meanwhile could not be kept, for it might be from before another clear. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void processThatIsTold_readsWhenItKnowsTheStamp_andKeepsWhatItLoads(boolean together) {
    NodeCache<DynamicNode<String>, String> one = cache(withHeap);
    NodeCache<DynamicNode<String>, String> other = cache(withHeap);
    DynamicNode<String> key = withHeap.key("a");
    done(other.put(key, "old"));
    asksLate(1);
    done(one.clear());
    CompletableFuture<?> loaded =
        together
            ? other.getAll(
                List.of(key), asked -> CompletableFuture.completedFuture(Map.of(key, "new")))
            : other.get(key, asked -> value("new"));
    CompletableFuture<String> probed = other.getIfPresent(key);
    assertThat(loaded).isNotDone();
    assertThat(probed).isNotDone();
    answers(1);

    done(loaded);
    assertThat(done(probed)).isIn(null, "new");
    assertThat(done(other.getIfPresent(key))).isEqualTo("new");
    assertThat(done(one.getIfPresent(key))).isEqualTo("new");
  }

  @Test
  void processThatIsTold_andTheTierFails_loadsAllTheSame() {
    NodeCache<DynamicNode<String>, String> one = cache(withHeap);
    NodeCache<DynamicNode<String>, String> other = cache(withHeap);
    DynamicNode<String> key = withHeap.key("a");
    done(other.put(key, "old"));
    memory.faults.get(1).fault(StorageOperation.GET_ALL, StorageFault.HANG);
    done(one.clear());
    CompletableFuture<String> loaded = other.get(key, asked -> value("new"));
    assertThat(loaded).isNotDone();
    memory.scheduler.advance(Duration.ofSeconds(1));

    assertThat(done(loaded)).isEqualTo("new");
    assertThat(done(other.get(key, asked -> value("newer"))))
        .as("no question any more")
        .isNotNull();
  }

  @Test
  void twoRemoteTiers_areReadWhenBothStampsAreKnown() {
    NodeCache<DynamicNode<String>, String> one = cache(chain);
    NodeCache<DynamicNode<String>, String> other = cache(chain);
    DynamicNode<String> key = chain.key("a");
    done(other.put(key, "old"));
    asksLate(1);
    done(one.clear());
    CompletableFuture<String> loaded = other.get(key, asked -> value("new"));
    assertThat(loaded).isNotDone();
    answers(1);

    assertThat(done(loaded)).isEqualTo("new");
    assertThat(done(one.getIfPresent(key))).isEqualTo("new");
  }

  /** Each would pass by the tier in which the lease of the other stands. */
  @Test
  void processesThatAreTold_loadOnce_whereAllLoadOnce() {
    DynamicType<String> leased = withHeap.fleetSingleflight();
    NodeCache<DynamicNode<String>, String> one = cache(leased);
    List<NodeCache<DynamicNode<String>, String>> others = List.of(cache(leased), cache(leased));
    DynamicNode<String> key = leased.key("a");
    done(one.put(key, "old"));
    asksLate(1);
    asksLate(2);
    done(one.clear());
    List<CompletableFuture<String>> loaded = loadedBy(others, key);
    answers(1);
    answers(2);

    loaded.forEach(each -> assertThat(done(each)).isEqualTo("load 1"));
    assertThat(done(one.getIfPresent(key))).isEqualTo("load 1");
  }

  /** Who waits for a load from before a clear looks again, in the moment of another clear here. */
  @Test
  void processesThatWaitForALoad_andAreTold_loadOnce() {
    DynamicType<String> leased = withHeap.fleetSingleflight();
    NodeCache<DynamicNode<String>, String> one = cache(leased);
    List<NodeCache<DynamicNode<String>, String>> others = List.of(cache(leased), cache(leased));
    DynamicNode<String> key = leased.key("a");
    Slow slow = new Slow(1);
    CompletableFuture<String> first = one.get(key, asked -> slow.load());
    List<CompletableFuture<String>> loaded = loadedBy(others, key);
    done(one.clear()); // its lease is renewed no more
    memory.scheduler.advance(FleetMemory.LEASE.minusMillis(100));
    asksLate(1);
    asksLate(2);
    done(one.clear());
    memory.scheduler.advance(Duration.ofMillis(200));
    answers(1);
    answers(2);
    slow.end("old");

    assertThat(done(first)).isEqualTo("old");
    loaded.forEach(each -> assertThat(done(each)).isEqualTo("load 1"));
    assertThat(done(one.getIfPresent(key))).isEqualTo("load 1");
  }

  /** Each load gives another value. */
  private static List<CompletableFuture<String>> loadedBy(
      List<NodeCache<DynamicNode<String>, String>> caches, DynamicNode<String> key) {
    AtomicInteger loads = new AtomicInteger();
    return caches.stream()
        .map(cache -> cache.get(key, asked -> value("load " + loads.incrementAndGet())))
        .toList();
  }

  /** The process asks for its stamps, and is not answered yet. */
  private void asksLate(int process) {
    memory.faults.get(process).fault(StorageOperation.GET_ALL, StorageFault.DELAY);
  }

  private void answers(int process) {
    memory.faults.get(process).heal();
    memory.faults.get(process).release();
  }
}
