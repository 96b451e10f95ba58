package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static io.cacheme.fleet.OldLoadsCases.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.ButFor;
import io.cacheme.Cacheme;
import io.cacheme.Loader;
import io.cacheme.Loads;
import io.cacheme.NodeCache;
import io.cacheme.NodeSpec;
import io.cacheme.fleet.OldLoadsCases.Slow;
import io.cacheme.spi.Scheduler;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** What once broke groups: faults in the middle of an end, and ends in the middle of all else. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class GroupHostileTest extends FleetCases {

  private static final Seat RED = new Seat("red", 1, 1);
  private static final Seat BLUE = new Seat("blue", 1, 1);

  private final FleetMemory memory = new FleetMemory();
  private final InMemoryRemoteStorage upperEntries = new InMemoryRemoteStorage(memory.time);
  private final InMemoryRemoteStorage telling = new InMemoryRemoteStorage(memory.time);

  /** The storage "upper" of each process, in the order of their beginning. */
  private final List<FaultyRemoteStorage> uppers = new ArrayList<>();

  private UnaryOperator<Cacheme.Builder> settings = builder -> builder;

  @Override
  Cacheme build(Cacheme.Builder builder) {
    FaultyRemoteStorage upper = new FaultyRemoteStorage(upperEntries.another());
    uppers.add(upper);
    return settings
        .apply(
            memory
                .process(builder)
                .storage("upper", upper)
                .storage("plain", ButFor.without("conditionalWrites", memory.entries.another()))
                .storage("telling", telling.another()))
        .build();
  }

  private NodeCache<Seat, String> cache(NodeSpec<Seat, String> spec) {
    return process().bind(spec, Loads.none());
  }

  private void advance(long millis) {
    memory.scheduler.advance(Duration.ofMillis(millis));
  }

  @Test
  void getAll_ofOneWhoseGroupHasNoName_answersTheOthers() {
    NodeCache<Seat, String> cache = cache(Seat.spec("local"));
    CompletableFuture<?> all =
        cache.getAll(List.of(new Seat(null, 1, 1), BLUE), GroupCases.all("loaded"));

    assertThat(all).isCompletedExceptionally();
    assertThat(done(cache.getIfPresent(BLUE))).isEqualTo("loaded");
  }

  @Test
  void endsOfOneGroup_atOnce_allSucceed() {
    NodeSpec<Seat, String> spec = Seat.spec("shared");
    NodeCache<Seat, String> cache = cache(spec);
    done(cache.put(RED, "old"));
    memory.faults.get(0).fault(StorageOperation.GET, StorageFault.DELAY);
    memory.faults.get(0).fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.DELAY);
    List<CompletableFuture<Void>> ends = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      ends.add(cache.invalidateGroup(Seat.hall(spec, "red")));
    }
    while (memory.faults.get(0).release() > 0) {
      // what is let go asks again
    }
    memory.faults.get(0).heal();

    assertThat(ends).allSatisfy(end -> assertThat(end).isCompletedWithValue(null));
    assertThat(done(cache.getIfPresent(RED))).isNull();
  }

  @Test
  void clears_atOnce_allSucceed() {
    NodeCache<Seat, String> cache = cache(Seat.spec("shared"));
    done(cache.put(RED, "old"));
    memory.faults.get(0).fault(StorageOperation.GET, StorageFault.DELAY);
    memory.faults.get(0).fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.DELAY);
    List<CompletableFuture<Void>> ends = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      ends.add(cache.clear());
    }
    while (memory.faults.get(0).release() > 0) {
      // what is let go asks again
    }
    memory.faults.get(0).heal();

    assertThat(ends).allSatisfy(end -> assertThat(end).isCompletedWithValue(null));
    assertThat(done(cache.getIfPresent(RED))).isNull();
  }

  /** A group that has been ended elsewhere, while one of its tiers cannot be asked. */
  private NodeCache<Seat, String> endedWhileUpperIsDown(NodeSpec<Seat, String> spec) {
    NodeCache<Seat, String> one = cache(spec);
    NodeCache<Seat, String> other = cache(spec);
    done(one.put(RED, "old"));
    done(other.invalidateGroup(Seat.hall(spec, "red")));
    uppers.get(0).fault(StorageOperation.GET_ALL, StorageFault.FAIL);
    advance(1_100);
    return one;
  }

  @Test
  void oneLoadForAll_whileAnUpperTierIsDown_loads() {
    NodeSpec<Seat, String> spec = Seat.builder("upper", "shared").fleetSingleflight().build();
    NodeCache<Seat, String> one = endedWhileUpperIsDown(spec);

    assertThat(one.get(RED, asked -> value("new"))).isCompletedWithValue("new");
  }

  @Test
  void gets_whileAnUpperTierIsDown_shareTheirLoad() {
    NodeCache<Seat, String> one = endedWhileUpperIsDown(Seat.spec("upper", "shared"));
    AtomicInteger loads = new AtomicInteger();
    CompletableFuture<String> load = new CompletableFuture<>();
    for (int i = 0; i < 10; i++) {
      one.get(
          RED,
          asked -> {
            loads.incrementAndGet();
            return load;
          });
    }
    load.complete("new");

    assertThat(loads).hasValue(1);
  }

  /** An end that goes on while a later one fails does not stand for it. */
  @Test
  void endThatFails_whileOneBeforeItGoesOn_isTriedAgain() {
    NodeSpec<Seat, String> spec = Seat.spec("upper", "shared");
    NodeCache<Seat, String> one = cache(spec);
    NodeCache<Seat, String> other = cache(Seat.spec("shared"));
    FaultyRemoteStorage shared = memory.faults.get(0);
    shared.fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.FAIL);
    CompletableFuture<Void> first = one.invalidateGroup(Seat.hall(spec, "red"));
    assertThat(first).isCompletedExceptionally();
    shared.heal();
    uppers.get(0).fault(StorageOperation.GET, StorageFault.DELAY);
    advance(1_000); // it is tried again, and has ended it in the last tier
    assertThat(uppers.get(0).held()).isEqualTo(1);
    done(other.put(RED, "old"));
    shared.fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.FAIL);
    CompletableFuture<Void> second = one.invalidateGroup(Seat.hall(spec, "red"));
    shared.heal();
    uppers.get(0).heal();
    uppers.get(0).release();

    assertThat(second).isCompletedExceptionally();
    assertThat(done(one.getIfPresent(RED))).as("not read until it is ended").isNull();
    advance(5_000);
    assertThat(done(one.getIfPresent(RED))).isNull();
    assertThat(done(other.getIfPresent(RED))).as("it was tried again").isNull();
  }

  @Test
  void tierThatCannotBeEnded_isReadAgain_whenAllOfThatTimeHasExpired() {
    NodeSpec<Seat, String> spec = Seat.spec("shared");
    NodeCache<Seat, String> one = cache(spec);
    NodeCache<Seat, String> other = cache(spec);
    memory.faults.get(0).fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.FAIL);
    assertThat(one.invalidateGroup(Seat.hall(spec, "red"))).isCompletedExceptionally();
    advance(Seat.TTL.plusSeconds(40).toMillis()); // also of what was being loaded
    done(other.put(RED, "new"));

    assertThat(done(one.getIfPresent(RED))).isEqualTo("new");
  }

  /** A tier that does not compare takes what comes late, so that its stamp has to outlive that. */
  @Test
  void loadFromBefore_thatIsLongerThanTheTtl_isNotKept() {
    NodeSpec<Seat, String> spec = Seat.builder().tier("plain", Duration.ofSeconds(1)).build();
    NodeCache<Seat, String> cache = cache(spec);
    Slow slow = new Slow(1);
    CompletableFuture<String> late = cache.get(RED, asked -> slow.load());
    done(cache.invalidateGroup(Seat.hall(spec, "red")));
    advance(10_000);
    slow.end("old");

    assertThat(done(late)).isEqualTo("old");
    assertThat(done(cache.getIfPresent(RED))).isNull();
  }

  @Test
  void groupsOfAnotherVersion_thatLivesLonger_stayEnded() {
    NodeSpec<Seat, String> young =
        Seat.builder()
            .tier("shared", Duration.ofSeconds(10))
            .version("v2")
            .alsoInvalidate("v1")
            .build();
    NodeCache<Seat, String> current = cache(young);
    done(cache(Seat.spec("shared")).put(RED, "old"));
    done(current.invalidateGroup(Seat.hall(young, "red")));
    advance(120_000);

    assertThat(done(cache(Seat.spec("shared")).getIfPresent(RED))).isNull();
  }

  @Test
  void storageThatTakesThePlaceOfAnother_isAskedWhatWasEndedThere() {
    settings = builder -> builder.bus("telling");
    NodeSpec<Seat, String> spec = Seat.spec("local", "shared");
    InMemoryRemoteStorage moved = new InMemoryRemoteStorage(memory.time);
    Cacheme first = process();
    NodeCache<Seat, String> one = first.bind(spec, Loads.none());
    Cacheme second = process();
    NodeCache<Seat, String> other = second.bind(spec, Loads.none());
    assertThat(second.replaceStorage("shared", moved.another())).isCompleted();
    done(other.put(RED, "old"));
    done(other.invalidateGroup(Seat.hall(spec, "red")));
    assertThat(done(one.getIfPresent(new Seat("red", 2, 2)))).isNull(); // knows the group
    assertThat(first.replaceStorage("shared", moved.another())).isCompleted();

    assertThat(done(one.getIfPresent(RED))).isNull();
  }

  /** A question about groups may take as long as any read. */
  @Test
  void put_whileTheGroupsAreAskedFor_isNotTakenForLost() {
    settings =
        builder ->
            builder
                .readTimeout(Duration.ofSeconds(60))
                .readSilence(Duration.ofSeconds(60))
                .bulkReadSilence(Duration.ofSeconds(60))
                .writeTimeout(Duration.ofSeconds(1));
    NodeCache<Seat, String> one = cache(Seat.spec("shared"));
    memory.faults.get(0).fault(StorageOperation.GET_ALL, StorageFault.DELAY);
    CompletableFuture<Void> put = one.put(RED, "new");
    advance(30_000);
    memory.faults.get(0).heal();
    memory.faults.get(0).release();

    assertThat(put).isCompletedWithValue(null);
    assertThat(done(one.getIfPresent(RED))).isEqualTo("new");
  }

  /** It was put before, though what was ended is known after. */
  @Test
  void put_thatAsksForItsGroups_whileThisProcessEndsOne_isEndedToo() {
    NodeSpec<Seat, String> spec = Seat.spec("local", "shared");
    NodeCache<Seat, String> one = cache(spec);
    memory.faults.get(0).fault(StorageOperation.GET_ALL, StorageFault.DELAY);
    CompletableFuture<Void> put = one.put(RED, "old");
    done(one.invalidateGroup(Seat.hall(spec, "red")));
    memory.faults.get(0).heal();
    memory.faults.get(0).release();
    done(put);

    assertThat(done(one.getIfPresent(RED))).isNull();
  }

  @Test
  void put_thatCannotAskForItsGroups_fails_andTheNextGoesOn() {
    boolean[] refuses = {false};
    Scheduler scheduler =
        (task, delayNanos) -> {
          if (refuses[0]) {
            throw new IllegalStateException("takes nothing");
          }
          memory.scheduler.schedule(task, delayNanos);
        };
    settings = builder -> builder.scheduler(scheduler);
    Cacheme process = process();
    NodeCache<Seat, String> one = process.bind(Seat.spec("shared"), Loads.none());
    advance(1_000);
    CompletableFuture<String> keepsTheSweeperUp = one.get(BLUE, asked -> new CompletableFuture<>());
    advance(500);
    refuses[0] = true;
    CompletableFuture<Void> put = one.put(RED, "lost");
    refuses[0] = false;

    assertThat(put).isCompletedExceptionally();
    assertThat(keepsTheSweeperUp).isNotDone();
    advance(100);
    assertThat(one.put(RED, "new")).isCompletedWithValue(null);
  }

  @Test
  void endThatIsTriedAgain_whileTheSchedulerTakesNothing_isTriedOnceMore() {
    int[] refusals = {0};
    Scheduler scheduler =
        (task, delayNanos) -> {
          if (refusals[0] > 0) {
            refusals[0]--;
            throw new IllegalStateException("takes nothing");
          }
          memory.scheduler.schedule(task, delayNanos);
        };
    settings = builder -> builder.scheduler(scheduler);
    NodeSpec<Seat, String> spec = Seat.spec("shared");
    NodeCache<Seat, String> one = cache(spec);
    NodeCache<Seat, String> other = cache(spec);
    done(one.put(RED, "old"));
    memory.faults.get(0).fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.FAIL);
    assertThat(one.invalidateGroup(Seat.hall(spec, "red"))).isCompletedExceptionally();
    memory.faults.get(0).heal();
    advance(999);
    refusals[0] = 1;
    advance(1);
    assertThat(refusals[0]).as("it was tried again").isZero();
    advance(3_000);

    assertThat(done(other.getIfPresent(RED))).isNull();
    assertThat(done(one.get(RED, asked -> value("new")))).isEqualTo("new");
    assertThat(done(other.getIfPresent(RED))).as("it is read and written again").isEqualTo("new");
  }

  /** The second tier's question fails on the thread of the first's answer. */
  @Test
  void get_thatCannotAskTheNextTierForItsGroups_goesOn() {
    boolean[] refuses = {false};
    Scheduler scheduler =
        (task, delayNanos) -> {
          if (refuses[0]) {
            throw new IllegalStateException("takes nothing");
          }
          memory.scheduler.schedule(task, delayNanos);
        };
    settings = builder -> builder.scheduler(scheduler);
    NodeCache<Seat, String> one = cache(Seat.spec("upper", "shared"));
    advance(1_000);
    uppers.get(0).fault(StorageOperation.GET_ALL, StorageFault.DELAY);
    CompletableFuture<String> got = one.get(RED, asked -> value("loaded"));
    refuses[0] = true;
    uppers.get(0).release();
    refuses[0] = false;
    uppers.get(0).heal();

    assertThat(got).isDone();
  }

  /** What it did not know when it filled the heap it learns later. */
  @Test
  void heapThatFollowsNobody_filledWhileNothingWasKnown_losesTheGroupWhenItIsKnown() {
    NodeSpec<Seat, String> spec =
        Seat.builder().tier("local", Seat.TTL, false).tier("shared", Seat.TTL).build();
    NodeCache<Seat, String> one = cache(spec);
    NodeCache<Seat, String> other = cache(spec);
    memory.faults.get(0).fault(StorageOperation.GET_ALL, StorageFault.FAIL);
    assertThat(done(one.get(RED, asked -> value("old")))).isEqualTo("old");
    memory.faults.get(0).heal();
    done(other.invalidateGroup(Seat.hall(spec, "red")));
    advance(2_000);
    assertThat(done(one.getIfPresent(new Seat("red", 1, 2)))).isNull(); // finds out

    assertThat(done(one.getIfPresent(RED))).isNull();
  }

  /** Who first asks for a group that was ended once keeps what it finds. */
  @Test
  void heap_keepsWhatIsReadWhenAnEndIsFoundOut() {
    NodeSpec<Seat, String> spec = Seat.spec("local", "shared");
    NodeCache<Seat, String> one = cache(spec);
    NodeCache<Seat, String> other = cache(spec);
    done(one.getIfPresent(RED));
    done(other.invalidateGroup(Seat.hall(spec, "red")));
    AtomicInteger loads = new AtomicInteger();
    for (int i = 0; i < 3; i++) {
      done(
          one.get(
              RED,
              asked -> {
                loads.incrementAndGet();
                return value("new");
              }));
    }

    assertThat(loads).hasValue(1);
    assertThat(one.stats().tiers().get(0).hitCount()).isEqualTo(2);
  }

  /** The load that goes on for others when its opener was interrupted. */
  @Test
  void loadThatBeginsAnew_isNotJoinedAfterItsGroupHasEnded() throws Exception {
    NodeSpec<Seat, String> spec = Seat.spec("local", "shared");
    NodeCache<Seat, String> cache = cache(spec);
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch second = new CountDownLatch(1);
    CompletableFuture<String> source = new CompletableFuture<>();
    AtomicInteger calls = new AtomicInteger();
    Loader<Seat, String> loader =
        Loader.<Seat, String>blocking(
            seat -> {
              if (calls.incrementAndGet() == 1) {
                first.countDown();
                new CountDownLatch(1).await();
              }
              second.countDown();
              return source.get();
            });
    CompletableFuture<Void> opened = new CompletableFuture<>();
    Thread opener =
        new Thread(() -> opened.completeAsync(() -> openedBy(cache, loader), Runnable::run));
    opener.start();
    first.await();
    CompletableFuture<String> joined = cache.get(RED, loader);
    opener.interrupt();
    second.await();
    done(cache.invalidateGroup(Seat.hall(spec, "red")));
    CompletableFuture<String> later = cache.get(RED, asked -> value("new"));
    source.complete("old");

    assertThat(done(joined)).isEqualTo("old");
    assertThat(done(later)).isEqualTo("new");
    assertThat(opened)
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableOfType(ExecutionException.class)
        .withRootCauseInstanceOf(InterruptedException.class);
  }

  private static Void openedBy(NodeCache<Seat, String> cache, Loader<Seat, String> loader) {
    cache.sync().get(RED, loader);
    return null;
  }
}
