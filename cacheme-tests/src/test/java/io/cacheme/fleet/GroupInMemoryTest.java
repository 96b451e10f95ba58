package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static io.cacheme.fleet.OldLoadsCases.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.Peek;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The same in memory, where messages and calls can be made to fail. */
class GroupInMemoryTest extends GroupCases {

  private static final Seat RED = new Seat("red", 1, 1);
  private static final Seat BLUE = new Seat("blue", 1, 1);

  private final FleetMemory memory = new FleetMemory();
  private final InMemoryRemoteStorage upperEntries = new InMemoryRemoteStorage(memory.time);

  @Override
  Cacheme build(Cacheme.Builder builder) {
    return memory.process(builder).storage("upper", upperEntries.another()).build();
  }

  @Override
  void awaitAnswer(NodeCache<Seat, String> cache, Seat seat, String expected) {
    if (!cache.spec().tiers().get(0).storage().equals("local")) {
      advance(1_100); // it finds out by itself
    }
    assertThat(done(cache.getIfPresent(seat))).isEqualTo(expected);
  }

  private void advance(long millis) {
    memory.scheduler.advance(Duration.ofMillis(millis));
  }

  private static Throwable failure(CompletableFuture<?> future) {
    assertThat(future).isCompletedExceptionally();
    return future.handle((nothing, failure) -> failure).join();
  }

  @Test
  void heapAlone_endsTheGroup_andLoadsUnderWayAreNotKept() {
    NodeSpec<Seat, String> spec = Seat.spec("local");
    NodeCache<Seat, String> cache = cache(spec);
    done(cache.put(RED, "old"));
    done(cache.put(BLUE, "old"));
    CompletableFuture<String> load = new CompletableFuture<>();
    CompletableFuture<String> late = cache.get(new Seat("red", 2, 2), asked -> load);
    done(cache.invalidateGroup(Seat.hall(spec, "red")));

    assertThat(done(cache.getIfPresent(RED))).isNull();
    assertThat(done(cache.getIfPresent(BLUE))).isEqualTo("old");
    CompletableFuture<String> anew = cache.get(new Seat("red", 2, 2), asked -> value("new"));
    load.complete("old");
    assertThat(done(late)).isEqualTo("old");
    assertThat(done(anew)).as("does not join what began before").isEqualTo("new");
    assertThat(done(cache.getIfPresent(new Seat("red", 2, 2)))).isEqualTo("new");
  }

  @Test
  void twoRemoteTiers_areBothEnded() {
    NodeSpec<Seat, String> spec = Seat.spec("local", "upper", "shared");
    NodeCache<Seat, String> one = cache(spec);
    NodeCache<Seat, String> other = cache(spec);
    done(one.put(RED, "old"));
    done(one.put(BLUE, "old"));
    awaitAnswer(other, RED, "old");
    done(one.invalidateGroup(Seat.hall(spec, "red")));

    awaitAnswer(one, RED, null);
    awaitAnswer(other, RED, null);
    awaitAnswer(other, BLUE, "old");
  }

  @Test
  void groupOfAnotherNode_isRefused() {
    NodeSpec<Seat, String> stranger = Seat.spec("local");
    NodeCache<Seat, String> cache = cache(Seat.spec("local"));

    assertThatThrownBy(() -> cache.invalidateGroup(Seat.hall(stranger, "red")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Seat[hall:{hall}] is no group of Seat");
  }

  @Test
  void tierThatIsNotReached_isNotReadForTheGroup_untilItIsEndedThere() {
    NodeCache<Seat, String> one = cache(withHeap);
    NodeCache<Seat, String> other = cache(withHeap);
    done(one.put(RED, "old"));
    done(one.put(BLUE, "old"));
    memory.faults.get(0).fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.FAIL);

    assertThat(failure(one.invalidateGroup(Seat.hall(withHeap, "red"))))
        .hasMessageContaining("the end of a group of Seat did not reach \"shared\"");
    assertThat(done(one.getIfPresent(RED))).isNull();
    assertThat(done(one.getIfPresent(BLUE))).isEqualTo("old");
    assertThat(done(other.getIfPresent(RED))).as("what it cannot know").isEqualTo("old");
    advance(5_000); // in which it is tried more than once
    memory.faults.get(0).heal();
    advance(60_000);
    awaitAnswer(other, RED, null);
    assertThat(done(one.getIfPresent(RED))).isNull();
    done(other.put(RED, "new"));
    awaitAnswer(one, RED, "new");
  }

  @Test
  void endThatHangs_leavesNothingOnTheHeap() {
    NodeCache<Seat, String> one = cache(withHeap);
    done(one.put(RED, "old"));
    memory.faults.get(0).fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.HANG);
    CompletableFuture<Void> end = one.invalidateGroup(Seat.hall(withHeap, "red"));
    assertThat(done(one.getIfPresent(RED))).isEqualTo("old");
    advance(20_000);

    assertThat(failure(end)).hasMessageContaining("did not reach \"shared\"");
    assertThat(done(one.getIfPresent(RED))).isNull();
  }

  @Test
  void processThatWasCutOff_findsOutWhenItHearsAgain() {
    NodeCache<Seat, String> one = cache(withHeap);
    NodeCache<Seat, String> other = cache(withHeap);
    done(other.put(RED, "old"));
    memory.ofProcesses.get(1).cutBus(true);
    done(one.invalidateGroup(Seat.hall(withHeap, "red")));
    advance(FleetMemory.LEASE.toMillis() + 100);
    assertThat(done(other.getIfPresent(RED))).as("its lease is over, and it asks").isNull();
    memory.ofProcesses.get(1).cutBus(false);
    advance(FleetMemory.LEASE.toMillis());

    assertThat(done(other.getIfPresent(RED))).isNull();
  }

  /** What it reads by what it knows of a group is as old as that, and so is its heap's entry. */
  @Test
  void processThatCannotBeTold_servesWhatWasEnded_forOneLease() {
    NodeCache<Seat, String> one = cache(withHeap);
    NodeCache<Seat, String> other = cache(withHeap);
    done(one.put(RED, "old"));
    advance(1); // what is read in the instant of listening may be from before
    done(other.getIfPresent(new Seat("red", 1, 2))); // knows the groups
    advance(FleetMemory.LEASE.toMillis());
    memory.ofProcesses.get(1).cutBus(true);
    done(one.invalidateGroup(Seat.hall(withHeap, "red")));
    advance(FleetMemory.LEASE.toMillis() / 2);
    assertThat(done(other.getIfPresent(RED))).as("what it cannot know").isEqualTo("old");
    advance(FleetMemory.LEASE.toMillis() / 2);

    assertThat(done(other.getIfPresent(RED))).isNull();
  }

  /** What came onto the heap since it asked is from before that stamp, too. */
  @Test
  void stampThatIsAnsweredLate_outdatesWhatWasReadMeanwhile() {
    NodeCache<Seat, String> one = cache(withHeap);
    NodeCache<Seat, String> other = cache(withHeap);
    memory.ofProcesses.get(0).cutBus(true);
    advance(FleetMemory.LEASE.toMillis() + 100);
    memory.faults.get(0).fault(StorageOperation.GET_ALL, StorageFault.DELAY);
    CompletableFuture<String> late = one.get(new Seat("red", 1, 2), asked -> value("late"));
    memory.faults.get(0).heal();
    failure(one.invalidateGroup(Seat.hall(withHeap, "red"))); // nobody can be told
    assertThat(done(one.get(RED, asked -> value("old")))).isEqualTo("old");
    assertThat(done(one.getIfPresent(RED))).as("on its heap").isEqualTo("old");
    done(other.invalidateGroup(Seat.hall(withHeap, "red")));
    memory.faults.get(0).release();
    assertThat(done(late)).isEqualTo("late");

    assertThat(done(one.getIfPresent(RED))).isNull();
  }

  /** Who ended the group knows the stamp, though it has never read any of it. */
  @Test
  void stampThatIsEvicted_isWrittenAgain_byWhoPutIt() {
    NodeCache<Seat, String> one = cache(remoteOnly);
    done(cache(remoteOnly).put(RED, "old"));
    done(one.invalidateGroup(Seat.hall(remoteOnly, "red")));
    evictStamps();

    assertThat(done(one.getIfPresent(RED))).isNull();
    assertThat(done(cache(remoteOnly).getIfPresent(RED))).isNull();
  }

  /** Who knows the stamp goes on, and writes it again. */
  @Test
  void stampThatIsEvicted_isWrittenAgain() {
    NodeCache<Seat, String> one = cache(withHeap);
    done(one.put(RED, "old"));
    done(one.invalidateGroup(Seat.hall(withHeap, "red")));
    done(one.getIfPresent(RED)); // learns it
    evictStamps();
    done(one.put(RED, "old")); // as another process would that knows nothing
    assertThat(done(one.getIfPresent(RED))).isEqualTo("old");
    done(one.invalidateGroup(Seat.hall(withHeap, "red")));

    assertThat(done(one.getIfPresent(RED))).isNull();
    assertThat(done(cache(withHeap).getIfPresent(RED))).isNull();
  }

  @Test
  void stampThatWasEvicted_byOneWhoKnowsNone_endsAll() {
    NodeCache<Seat, String> one = cache(withHeap);
    done(one.invalidateGroup(Seat.hall(withHeap, "red")));
    done(one.put(RED, "old"));
    evictStamps();
    advance(5);
    NodeCache<Seat, String> other = cache(withHeap);
    done(other.invalidateGroup(Seat.hall(withHeap, "red")));

    assertThat(done(one.getIfPresent(RED))).isNull();
    assertThat(done(other.getIfPresent(RED))).isNull();
  }

  private void evictStamps() {
    List<String> stamps =
        memory.entries.keys().stream().filter(stored -> stored.contains("%group")).toList();
    assertThat(stamps).isNotEmpty();
    stamps.forEach(stamp -> done(memory.ofProcesses.get(0).remove(stamp)));
  }

  /** What it cannot find out it does not guess. */
  @Test
  void tierOfWhichNothingCanBeFoundOut_isPassedBy_andAPutRemoves() {
    NodeCache<Seat, String> one = cache(remoteOnly);
    done(one.put(RED, "old"));
    NodeCache<Seat, String> other = cache(remoteOnly);
    memory.faults.get(1).fault(StorageOperation.GET_ALL, StorageFault.FAIL);

    assertThat(done(other.get(RED, asked -> value("loaded")))).isEqualTo("loaded");
    assertThat(done(one.getIfPresent(RED))).isEqualTo("old");
    done(other.put(RED, "new"));
    assertThat(done(one.getIfPresent(RED))).isNull();
  }

  @Test
  void peek_tellsThatTheGroupWasEnded() {
    NodeCache<Seat, String> one = cache(withHeap);
    done(one.put(RED, "old"));
    done(one.invalidateGroup(Seat.hall(withHeap, "red")));

    assertThat(done(one.peek(RED)).tiers())
        .extracting(Peek.InTier::state)
        .containsExactly(Peek.State.OUTDATED, Peek.State.GROUP_ENDED);
  }

  /** An entry has no more than it needs before a group is ended for the first time. */
  @Test
  void entry_beforeAnyEnd_isAsWithoutGroups() {
    done(cache(remoteOnly).put(RED, "old"));
    byte[] stored = memory.entries.peek(prefix + ":seat:red:1:1:v1");

    assertThat(stored).isNotNull();
    assertThat(stored[0]).isNotEqualTo((byte) 0xC1);
  }
}
