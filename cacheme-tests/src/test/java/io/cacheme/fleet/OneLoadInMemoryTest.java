package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static io.cacheme.fleet.OldLoadsCases.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.ButFor;
import io.cacheme.Cacheme;
import io.cacheme.CachemeConfigurationException;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.fleet.OldLoadsCases.Slow;
import io.cacheme.spi.Bus;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The same in memory, where processes die, and time stands still. */
class OneLoadInMemoryTest extends OneLoadCases {

  private final FleetMemory memory = new FleetMemory();
  private final InMemoryRemoteStorage small = new InMemoryRemoteStorage(memory.time, 1_000);

  @Override
  Cacheme build(Cacheme.Builder builder) {
    return memory.process(builder).storage("small", small.another()).build();
  }

  @Test
  void loadLongerThanTheLease_isWaitedForAllTheSame() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    Slow slow = new Slow(1);
    CompletableFuture<String> first = one.get(key, node -> slow.load());
    CompletableFuture<String> second = other.get(key, node -> value("a load more"));
    for (int i = 0; i < 20; i++) {
      memory.scheduler.advance(Duration.ofSeconds(1));
    }
    assertThat(second).isNotDone();
    slow.end("value");

    assertThat(done(first)).isEqualTo("value");
    assertThat(done(second)).isEqualTo("value");
    assertThat(other.stats().loadCount()).isZero();
  }

  @Test
  void ownerThatDies_isWaitedForAsLongAsItsLease() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    one.get(key, node -> new CompletableFuture<>());
    CompletableFuture<String> second = other.get(key, node -> value("taken over"));
    memory.faults.get(0).fault(StorageFault.HANG);
    memory.ofProcesses.get(0).cutBus(true);
    memory.scheduler.advance(FleetMemory.LEASE.minusMillis(1));
    assertThat(second).isNotDone();
    memory.scheduler.advance(Duration.ofSeconds(3));

    assertThat(done(second)).isEqualTo("taken over");
  }

  @Test
  void ownerThatWasTakenForDead_keepsNothing() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    Slow slow = new Slow(1);
    CompletableFuture<String> first = one.get(key, node -> slow.load());
    CompletableFuture<String> second = other.get(key, node -> value("taken over"));
    memory.faults.get(0).fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.FAIL);
    memory.scheduler.advance(Duration.ofSeconds(5));
    assertThat(done(second)).isEqualTo("taken over");
    memory.faults.get(0).heal();
    slow.end("late");

    assertThat(done(first)).isEqualTo("late");
    assertThat(done(other.getIfPresent(key))).isEqualTo("taken over");
  }

  @Test
  void renewalThatFails_isTriedAgain() {
    assertThat(loadsOfAnother_whileOneRenewal(StorageFault.FAIL)).isZero();
  }

  @Test
  void renewalWhoseAnswerIsLost_isGoneOnFrom() {
    assertThat(loadsOfAnother_whileOneRenewal(StorageFault.LOSE_ANSWER)).isZero();
  }

  @Test
  void renewalThatIsNotAnswered_isNotWaitedFor() {
    assertThat(loadsOfAnother_whileOneRenewal(StorageFault.HANG)).isZero();
  }

  /** How often another loads during a load of five leases, one of whose renewals has the fault. */
  private long loadsOfAnother_whileOneRenewal(StorageFault fault) {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    Slow slow = new Slow(1);
    one.get(key, node -> slow.load());
    CompletableFuture<String> second = other.get(key, node -> value("a load more"));
    Duration step = Duration.ofMillis(100);
    for (int i = 0; i < 100; i++) {
      boolean first = i < 10; // in which one of a third of a lease each falls
      memory
          .faults
          .get(0)
          .fault(StorageOperation.PUT_IF_UNCHANGED, first ? fault : StorageFault.NONE);
      memory.scheduler.advance(step);
    }
    assertThat(second).isNotDone();
    slow.end("value");

    assertThat(done(second)).isEqualTo("value");
    return other.stats().loadCount();
  }

  @Test
  void leaseWhoseAnswerIsLost_isItsOwnAllTheSame() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    memory.faults.get(0).fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.LOSE_ANSWER);
    Slow slow = new Slow(1);
    one.get(key, node -> slow.load());
    memory.faults.get(0).heal();
    CompletableFuture<String> second = other.get(key, node -> value("a load more"));
    for (int i = 0; i < 10; i++) {
      memory.scheduler.advance(Duration.ofSeconds(1));
    }
    assertThat(second).isNotDone();
    slow.end("value");

    assertThat(done(second)).isEqualTo("value");
    assertThat(other.stats().loadCount()).isZero();
  }

  @Test
  void getAll_leasesWhoseAnswerIsLost_areItsOwnAllTheSame() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    List<DynamicNode<String>> keys = List.of(type.key("a"), type.key("b"));
    memory.faults.get(0).fault(StorageOperation.PUT_ALL_IF_UNCHANGED, StorageFault.LOSE_ANSWER);
    one.getAll(keys, asked -> completed(asked, "value"));
    memory.faults.get(0).heal();

    assertThat(done(other.getAll(keys, asked -> completed(asked, "a load more"))))
        .hasSize(2)
        .containsValue("value");
    assertThat(other.stats().loadCount()).isZero();
  }

  private static CompletableFuture<Map<DynamicNode<String>, String>> completed(
      Collection<DynamicNode<String>> nodes, String value) {
    Map<DynamicNode<String>, String> values = new HashMap<>();
    nodes.forEach(node -> values.put(node, value));
    return CompletableFuture.completedFuture(values);
  }

  @Test
  void busIsCut_theValueIsFoundWhenTheLeaseIsOver() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    Slow slow = new Slow(1);
    one.get(key, node -> slow.load());
    CompletableFuture<String> second = other.get(key, node -> value("a load more"));
    memory.ofProcesses.get(1).cutBus(true);
    slow.end("value");
    assertThat(second).isNotDone();
    memory.scheduler.advance(Duration.ofSeconds(3));

    assertThat(done(second)).isEqualTo("value");
    assertThat(other.stats().loadCount()).isZero();
  }

  @Test
  void noticeOfALoadBefore_comesLate_isNotTakenForThatOfThisOne() {
    List<Runnable> late = new ArrayList<>();
    Cacheme failing =
        Cacheme.builder()
            .timeSource(memory.time)
            .scheduler(memory.scheduler)
            .completeOnStorageThreads()
            .prefix(prefix)
            .storage(
                "shared",
                telling(
                    memory.entries.another(),
                    publishing -> {
                      late.add(publishing);
                      return CompletableFuture.completedFuture(null);
                    }))
            .build();
    try (failing) {
      NodeCache<DynamicNode<String>, String> before = type.cache(failing);
      NodeCache<DynamicNode<String>, String> one = cache();
      NodeCache<DynamicNode<String>, String> other = cache();
      Slow slow = new Slow(1);
      before.get(key, node -> CompletableFuture.failedFuture(new IllegalStateException("away")));
      one.get(key, node -> slow.load());
      CompletableFuture<String> second = other.get(key, node -> value("a load more"));
      assertThat(late).hasSize(1);
      late.get(0).run();
      assertThat(second).isNotDone();
      slow.end("value");

      assertThat(done(second)).isEqualTo("value");
      assertThat(other.stats().loadCount()).isZero();
    }
  }

  /** Who is not told looks again by itself, and finds the value. */
  @Test
  void messagesThatFail_stopNoLeaseAndNoFill() {
    Cacheme untold =
        Cacheme.builder()
            .timeSource(memory.time)
            .scheduler(memory.scheduler)
            .completeOnStorageThreads()
            .prefix(prefix)
            .storage(
                "shared",
                telling(
                    memory.entries.another(),
                    publishing ->
                        CompletableFuture.failedFuture(new IllegalStateException("no room"))))
            .build();
    try (untold) {
      NodeCache<DynamicNode<String>, String> one = type.cache(untold);
      NodeCache<DynamicNode<String>, String> other = cache();
      done(one.get(type.key("untold"), node -> value("value")));
      for (int i = 0; i < 10; i++) { // it is told again every 100 ms
        memory.scheduler.advance(Duration.ofMillis(100));
      }
      assertThat(untold.describe()).contains("passed by for messages");
      Slow slow = new Slow(1);
      one.get(key, node -> slow.load());
      CompletableFuture<String> second = other.get(key, node -> value("a load more"));
      assertThat(second).isNotDone();
      slow.end("value");
      memory.scheduler.advance(FleetMemory.LEASE.multipliedBy(2));

      assertThat(second).isCompletedWithValue("value");
      assertThat(other.stats().loadCount()).isZero();
    }
  }

  private static RemoteStorage telling(
      RemoteStorage storage, Function<Runnable, Object> publishes) {
    Bus bus = storage.bus();
    Bus changed =
        ButFor.method(
            Bus.class,
            bus,
            "publish",
            message ->
                publishes.apply(() -> bus.publish((String) message[0], (String) message[1])));
    return ButFor.method(RemoteStorage.class, storage, "bus", nothing -> changed);
  }

  @Test
  void tierPassedByWhenALoadEnds_isGivenTheValueAllTheSame() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    Slow slow = new Slow(1);
    one.get(key, node -> slow.load());
    CompletableFuture<String> second = other.get(key, node -> value("a load more"));
    passesBy(one);
    slow.end("value");

    assertThat(second).isCompletedWithValue("value");
    assertThat(other.stats().loadCount()).isZero();
  }

  @Test
  void tierPassedByWhenALoadFails_isGivenTheLeaseBack() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    CompletableFuture<String> failing = new CompletableFuture<>();
    one.get(key, node -> failing);
    CompletableFuture<String> second = other.get(key, node -> value("its own"));
    passesBy(one);
    failing.completeExceptionally(new IllegalStateException("the source is away"));

    assertThat(second).isCompletedWithValue("its own");
  }

  @Test
  void getAll_tierPassedByWhenTheLoadEnds_isGivenWhatOthersWaitFor() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    List<DynamicNode<String>> keys = List.of(type.key("a"), type.key("b"));
    CompletableFuture<Map<DynamicNode<String>, String>> slow = new CompletableFuture<>();
    one.getAll(keys, asked -> slow);
    CompletableFuture<Map<DynamicNode<String>, String>> second =
        other.getAll(keys, asked -> completed(asked, "a load more"));
    passesBy(one);
    slow.complete(Map.of(keys.get(0), "value", keys.get(1), "value"));

    assertThat(second).isCompleted();
    assertThat(done(second)).hasSize(2).doesNotContainValue("a load more");
    assertThat(other.stats().loadCount()).isZero();
  }

  /** The first process puts nothing more in the tier, which failed and is well again. */
  private void passesBy(NodeCache<DynamicNode<String>, String> first) {
    memory.faults.get(0).fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.FAIL);
    for (int i = 0; i < 5; i++) {
      assertThat(first.get(type.key("fails " + i), node -> value("value"))).isCompleted();
    }
    memory.faults.get(0).heal();
    first.get(type.key("passed by"), node -> value("kept nowhere"));
    assertThat(first.getIfPresent(type.key("passed by"))).isCompletedWithValue(null);
  }

  @Test
  void storageThatFails_isLoadedByEach() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    memory.faults.forEach(fault -> fault.fault(StorageFault.FAIL));

    assertThat(done(one.get(key, node -> value("one")))).isEqualTo("one");
    assertThat(done(other.get(key, node -> value("other")))).isEqualTo("other");
  }

  @Test
  void getIfPresent_whileLoadedElsewhere_isNothing() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    one.get(key, node -> new CompletableFuture<>());

    assertThat(done(other.getIfPresent(key))).isNull();
  }

  @Test
  void heapBeforeIt_isFilledByWhatOthersLoaded() {
    DynamicType<String> chain =
        DynamicNode.type("chain", "v1", String.class)
            .tier("local", Duration.ofMinutes(1))
            .tier("shared", Duration.ofMinutes(10))
            .fleetSingleflight();
    NodeCache<DynamicNode<String>, String> one = chain.cache(process());
    NodeCache<DynamicNode<String>, String> other = chain.cache(process());
    Slow slow = new Slow(1);
    one.get(chain.key("a"), node -> slow.load());
    CompletableFuture<String> second = other.get(chain.key("a"), node -> value("a load more"));
    slow.end("value");

    assertThat(done(second)).isEqualTo("value");
    assertThat(done(other.getIfPresent(chain.key("a")))).isEqualTo("value");
    assertThat(other.stats().tiers().get(0).hitCount()).isEqualTo(1);
  }

  @Test
  void upperTierThatTakesNoSuchValue_leavesTheLeaseToTheLowerOne() {
    DynamicType<String> chain =
        DynamicNode.type("chain", "v1", String.class)
            .tier("small", Duration.ofMinutes(1))
            .tier("shared", Duration.ofMinutes(10))
            .fleetSingleflight();
    NodeCache<DynamicNode<String>, String> one = chain.cache(process());
    NodeCache<DynamicNode<String>, String> other = chain.cache(process());
    Slow slow = new Slow(1);
    one.get(chain.key("a"), node -> slow.load());
    CompletableFuture<String> second = other.get(chain.key("a"), node -> value("a load more"));
    String large = "large".repeat(1_000);
    slow.end(large);

    assertThat(done(second)).isEqualTo(large);
    assertThat(other.stats().loadCount()).isZero();
  }

  @Test
  void getAll_ownerThatDies_isLoadedByTheOther() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    List<DynamicNode<String>> keys = List.of(type.key("a"), type.key("b"));
    one.getAll(keys, asked -> new CompletableFuture<>());
    memory.faults.get(0).fault(StorageFault.HANG);
    memory.ofProcesses.get(0).cutBus(true);
    var all =
        other.getAll(
            keys,
            asked -> {
              Map<DynamicNode<String>, String> values = new HashMap<>();
              asked.forEach(node -> values.put(node, "taken over"));
              return CompletableFuture.completedFuture(values);
            });
    memory.scheduler.advance(Duration.ofSeconds(5));

    assertThat(done(all)).hasSize(2).containsValue("taken over");
  }

  @Test
  void close_whileOthersWait_letsThemLoad() {
    Cacheme owner = process();
    NodeCache<DynamicNode<String>, String> other = cache();
    type.cache(owner).get(key, node -> new CompletableFuture<>());
    CompletableFuture<String> second = other.get(key, node -> value("its own"));
    CompletableFuture<Void> closed = CompletableFuture.runAsync(owner::close);
    for (int i = 0; i < 100 && !second.isDone(); i++) {
      memory.scheduler.advance(Duration.ofSeconds(1));
    }

    assertThat(done(second)).isEqualTo("its own");
    closed.join();
  }

  @Test
  void noBus_isRefusedWhenBound() {
    Cacheme process =
        Cacheme.builder()
            .timeSource(memory.time)
            .scheduler(memory.scheduler)
            .storage("shared", ButFor.without("bus", memory.entries.another()))
            .build();
    try (process) {
      assertThatThrownBy(() -> type.cache(process))
          .isInstanceOf(CachemeConfigurationException.class)
          .hasMessageContaining("[R26]")
          .hasMessageContaining("bus(\"my-redis\")");
    }
  }

  @Test
  void noRemoteTier_isRefusedWhenBound() {
    DynamicType<String> heap =
        DynamicNode.type("heap", "v1", String.class)
            .tier("local", Duration.ofMinutes(1))
            .fleetSingleflight();
    assertThatThrownBy(() -> heap.cache(process()))
        .isInstanceOf(CachemeConfigurationException.class)
        .hasMessageContaining("[R26]");
  }
}
