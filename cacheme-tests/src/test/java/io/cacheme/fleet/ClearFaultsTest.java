package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static io.cacheme.fleet.OldLoadsCases.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.spi.Scheduler;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clear where keys are evicted, calls fail or hang, messages are lost, and several clear. */
class ClearFaultsTest extends FleetCases {

  private static final Duration TTL = Duration.ofMinutes(10);

  private final FleetMemory memory = new FleetMemory();
  private final InMemoryRemoteStorage upperEntries = new InMemoryRemoteStorage(memory.time);
  private final DynamicType<String> type =
      DynamicNode.type("thing", "v1", String.class).tier("local", TTL).tier("shared", TTL);
  private final DynamicNode<String> key = type.key("a");

  /** The process whose tasks are refused, as by a scheduler that is shut down. */
  private int refused = -1;

  @Override
  Cacheme build(Cacheme.Builder builder) {
    int process = memory.ofProcesses.size();
    Scheduler mayRefuse =
        (task, delayNanos) -> {
          if (process == refused) {
            throw new IllegalStateException("takes nothing");
          }
          memory.scheduler.schedule(task, delayNanos);
        };
    return memory
        .process(builder)
        .scheduler(mayRefuse)
        .storage("upper", upperEntries.another())
        .build();
  }

  private NodeCache<DynamicNode<String>, String> cache(DynamicType<String> of) {
    return of.cache(process());
  }

  private void advance(long millis) {
    memory.scheduler.advance(Duration.ofMillis(millis));
  }

  private static Throwable failure(CompletableFuture<?> future) {
    assertThat(future).isCompletedExceptionally();
    return future.handle((nothing, failure) -> failure).join();
  }

  private void evictStamps() {
    List<String> stamps =
        memory.entries.keys().stream().filter(stored -> stored.contains("%generation")).toList();
    assertThat(stamps).isNotEmpty();
    stamps.forEach(stamp -> done(memory.ofProcesses.get(0).remove(stamp)));
  }

  /** Others write back what they know, which must not be what was cleared. */
  @Test
  void clear_byOneWhoKnowsNoStamp_afterThatWasEvicted_endsAll() {
    NodeCache<DynamicNode<String>, String> one = cache(type);
    done(one.clear());
    done(one.clear());
    done(one.put(key, "old"));
    evictStamps();
    advance(5);
    NodeCache<DynamicNode<String>, String> other = cache(type);
    done(other.clear());

    advance(5_000);
    assertThat(done(one.getIfPresent(key))).isNull();
    assertThat(done(other.getIfPresent(key))).isNull();
    advance(2_000);
    assertThat(done(other.getIfPresent(key))).isNull();
  }

  /** Who clears another version never meets its entries. */
  @Test
  void clear_ofAnotherVersion_whoseStampWasEvicted_endsAll() {
    DynamicType<String> young =
        DynamicNode.type("thing", "v2", String.class).tier("shared", TTL).alsoInvalidate("v1");
    NodeCache<DynamicNode<String>, String> old = cache(type);
    done(old.clear());
    done(old.clear());
    done(old.put(key, "old"));
    evictStamps();
    advance(5);
    done(cache(young).clear());

    advance(5_000);
    assertThat(done(old.getIfPresent(key))).isNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void processThatHearsAgain_butCannotAsk_asksUntilItCan(boolean failing) {
    NodeCache<DynamicNode<String>, String> one = cache(type);
    NodeCache<DynamicNode<String>, String> other = cache(type);
    done(other.put(key, "old"));
    memory.ofProcesses.get(1).cutBus(true);
    if (failing) {
      memory.faults.get(1).fault(StorageOperation.GET, StorageFault.FAIL);
      memory.faults.get(1).fault(StorageOperation.GET_ALL, StorageFault.FAIL);
    }
    done(one.clear());
    advance(2_100);
    memory.ofProcesses.get(1).cutBus(false);
    advance(700);
    memory.faults.get(1).heal();
    advance(40_000); // also the breaker's time

    assertThat(done(other.getIfPresent(key))).isNull();
  }

  /** In that moment it cannot ask what stands, for a question has a time by which it ends. */
  @Test
  void processThatIsTold_whileItsSchedulerTakesNothing_servesNothingOld() {
    DynamicType<String> chain =
        DynamicNode.type("thing", "v1", String.class)
            .tier("local", TTL)
            .tier("upper", TTL)
            .tier("shared", TTL);
    NodeCache<DynamicNode<String>, String> one = cache(chain);
    NodeCache<DynamicNode<String>, String> other = cache(chain);
    done(other.put(chain.key("a"), "old"));
    advance(5_000); // no call is under way
    refused = 1;
    one.clear();
    refused = -1;

    assertThat(done(other.getIfPresent(chain.key("a")))).isNull();
  }

  /** Nobody tells it, and it knows that. */
  @Test
  void processThatIsCutOff_asksForItself() {
    NodeCache<DynamicNode<String>, String> one = cache(type);
    NodeCache<DynamicNode<String>, String> other = cache(type);
    done(other.put(key, "old"));
    memory.ofProcesses.get(1).cutBus(true);
    done(one.clear());
    advance(FleetMemory.LEASE.toMillis() + 1_000);

    assertThat(done(other.getIfPresent(key))).isNull();
  }

  @Test
  void storageThatIsReplaced_isAskedAgain() {
    Cacheme process = process();
    NodeCache<DynamicNode<String>, String> one = type.cache(process);
    NodeCache<DynamicNode<String>, String> writer = cache(type);
    done(writer.put(key, "old"));
    done(writer.clear());
    done(writer.put(key, "new"));
    process.replaceStorage("shared", memory.entries.another());

    assertThat(done(one.getIfPresent(key))).isEqualTo("new");
  }

  private final DynamicType<String> leased =
      DynamicNode.type("thing", "v1", String.class).tier("shared", TTL).fleetSingleflight();

  @Test
  void leaseFromBefore_isNotRenewedIntoTheNewGeneration() {
    NodeCache<DynamicNode<String>, String> one = cache(leased);
    NodeCache<DynamicNode<String>, String> other = cache(leased);
    CompletableFuture<String> slow = new CompletableFuture<>();
    CompletableFuture<String> first = one.get(leased.key("a"), asked -> slow);
    done(other.clear());
    advance(1_500); // time to renew

    assertThat(done(other.get(leased.key("a"), asked -> value("new")))).isEqualTo("new");
    slow.complete("old");
    advance(3_000);
    assertThat(done(first)).isEqualTo("old");
    assertThat(done(other.getIfPresent(leased.key("a")))).isEqualTo("new");
  }

  /** And do not load one after another what nobody keeps. */
  @Test
  void processesThatWaitedWhenItWasCleared_loadOnceTogether() {
    List<CompletableFuture<String>> loads = new ArrayList<>();
    List<NodeCache<DynamicNode<String>, String>> processes = new ArrayList<>();
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      processes.add(cache(leased));
    }
    for (NodeCache<DynamicNode<String>, String> process : processes) {
      answers.add(
          process.get(
              leased.key("a"),
              asked -> {
                CompletableFuture<String> load = new CompletableFuture<>();
                loads.add(load);
                return load;
              }));
    }
    assertThat(loads).hasSize(1);
    done(processes.get(5).clear());
    advance(100);
    loads.get(0).complete("old");
    advance(100);
    for (int round = 0; round < 4; round++) {
      advance(3_000); // waits end, and who takes over loads
      loads.forEach(load -> load.complete("new"));
    }

    assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompleted());
    assertThat(loads).hasSize(2);
    assertThat(done(processes.get(0).getIfPresent(leased.key("a")))).isEqualTo("new");
  }

  @Test
  void otherVersion_thatCouldNotBeCleared_isClearedLater() {
    DynamicType<String> young =
        DynamicNode.type("thing", "v2", String.class).tier("shared", TTL).alsoInvalidate("v1");
    NodeCache<DynamicNode<String>, String> old = cache(type);
    done(old.put(key, "old"));
    NodeCache<DynamicNode<String>, String> current = cache(young);
    memory.faults.get(1).fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.FAIL);
    assertThat(failure(current.clear())).hasMessageContaining("did not reach \"shared\"");
    memory.faults.get(1).heal();
    advance(60_000);

    assertThat(done(old.getIfPresent(key))).isNull();
  }

  /** What was read while it hung is from before. */
  @Test
  void clearThatHangs_leavesNothingOnTheHeap() {
    NodeCache<DynamicNode<String>, String> one = cache(type);
    done(one.put(key, "old"));
    memory.faults.get(0).fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.HANG);
    CompletableFuture<Void> clear = one.clear();
    assertThat(done(one.getIfPresent(key))).isEqualTo("old");
    advance(20_000);

    assertThat(failure(clear)).hasMessageContaining("did not reach \"shared\"");
    assertThat(done(one.getIfPresent(key))).isNull();
  }

  /** Others copy what the tier has into the one before it, until it is cleared at last. */
  @Test
  void tierThatIsClearedLate_leavesNoCopies() {
    DynamicType<String> chain =
        DynamicNode.type("thing", "v1", String.class).tier("upper", TTL).tier("shared", TTL);
    NodeCache<DynamicNode<String>, String> one = cache(chain);
    NodeCache<DynamicNode<String>, String> other = cache(chain);
    done(one.put(chain.key("a"), "old"));
    assertThat(done(other.getIfPresent(chain.key("a")))).isEqualTo("old");
    memory.faults.get(0).fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.FAIL);
    assertThat(failure(one.clear())).hasMessageContaining("did not reach \"shared\"");
    advance(1_100);
    done(other.getIfPresent(chain.key("other")));
    assertThat(done(other.getIfPresent(chain.key("a")))).isEqualTo("old");
    memory.faults.get(0).heal();
    advance(60_000);
    done(other.getIfPresent(chain.key("other")));
    advance(2_000);

    assertThat(done(one.getIfPresent(chain.key("a")))).isNull();
    assertThat(done(other.getIfPresent(chain.key("a")))).isNull();
  }

  /** A stamp that is written late does not replace a greater one. */
  @Test
  void clearsOfSeveral_ofWhichSomeAreLate_endAllThatWasBefore() {
    NodeCache<DynamicNode<String>, String> one = cache(type);
    NodeCache<DynamicNode<String>, String> other = cache(type);
    for (int round = 0; round < 12; round++) {
      memory.faults.get(1).fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.FAIL);
      other.clear();
      memory.faults.get(1).heal();
      CompletableFuture<String> slow = new CompletableFuture<>();
      CompletableFuture<String> late = other.get(key, asked -> slow);
      memory.faults.get(0).fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.DELAY);
      CompletableFuture<Void> clear = one.clear();
      advance(400);
      slow.complete("old");
      memory.faults.get(0).heal();
      memory.faults.get(0).release();
      advance(3_000);

      assertThat(done(late)).isEqualTo("old");
      assertThat(clear).isCompleted();
      assertThat(done(one.getIfPresent(key))).isNull();
      assertThat(done(other.getIfPresent(key))).isNull();
      advance(60_000);
    }
  }

  /** Each finds the new stamp of one tier before that of the other, and they answer at once. */
  @Test
  void stampsOfTwoTiers_thatAnswerAtOnce_areNotAskedForWithoutEnd() {
    DynamicType<String> chain =
        DynamicNode.type("thing", "v1", String.class).tier("upper", TTL).tier("shared", TTL);
    NodeCache<DynamicNode<String>, String> one = cache(chain);
    NodeCache<DynamicNode<String>, String> other = cache(chain);
    done(other.put(chain.key("a"), "old"));
    done(one.clear());
    advance(1_100);
    done(other.getIfPresent(chain.key("a")));
    advance(1_100);

    assertThat(done(other.getIfPresent(chain.key("a")))).isNull();
  }

  /** Who comes upon the stamp of another's clear has to know of that, or copies what it ended. */
  @Test
  void clearThatOvertakesAnother_knowsOfIt() {
    DynamicType<String> chain =
        DynamicNode.type("thing", "v1", String.class).tier("shared", TTL).tier("upper", TTL);
    NodeCache<DynamicNode<String>, String> one = cache(chain);
    NodeCache<DynamicNode<String>, String> other = cache(chain);
    advance(1_100);
    memory.faults.get(0).fault(StorageOperation.GET, StorageFault.DELAY);
    memory.faults.get(0).fault(StorageOperation.GET_ALL, StorageFault.DELAY);
    CompletableFuture<Void> slow = one.clear(); // "upper", and then it waits for "shared"
    done(other.put(chain.key("a"), "old"));
    assertThat(done(other.getIfPresent(chain.key("a")))).isEqualTo("old");
    done(other.clear());
    memory.faults.get(0).heal();
    memory.faults.get(0).release();

    assertThat(slow).isCompleted();
    assertThat(done(one.getIfPresent(chain.key("a")))).isNull();
    assertThat(done(other.getIfPresent(chain.key("a")))).isNull();
  }

  /** They share the next stamp, and do not take it from one another. */
  @Test
  void manyClearsAtOnce_allSucceed() {
    NodeCache<DynamicNode<String>, String> one = cache(type);
    done(one.put(key, "old"));
    memory.faults.get(0).fault(StorageOperation.GET, StorageFault.DELAY);
    memory.faults.get(0).fault(StorageOperation.GET_ALL, StorageFault.DELAY);
    List<CompletableFuture<Void>> clears = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      clears.add(one.clear());
    }
    memory.faults.get(0).heal();
    memory.faults.get(0).release();

    assertThat(clears).allSatisfy(clear -> assertThat(clear).isCompleted());
    assertThat(done(one.getIfPresent(key))).isNull();
  }

  @Test
  void clear_ofAClosedCacheme_isRefused() {
    Cacheme process = process();
    NodeCache<DynamicNode<String>, String> one = type.cache(process);
    process.close();

    assertThatThrownBy(() -> done(one.clear())).hasMessageContaining("closed");
  }
}
