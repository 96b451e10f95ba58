package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.CachemeUsageException;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.TierException;
import io.cacheme.spi.TimeSource;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The same in memory, where each process can be cut off, and time stands still. */
class FollowingInMemoryTest extends FollowingCases {

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final InMemoryRemoteStorage entries = new InMemoryRemoteStorage(time);
  private final List<InMemoryRemoteStorage> ofProcesses = new ArrayList<>();
  private final List<FaultyRemoteStorage> faults = new ArrayList<>();

  @Override
  Cacheme build(Cacheme.Builder builder) {
    InMemoryRemoteStorage shared = entries.another();
    FaultyRemoteStorage faulty = new FaultyRemoteStorage(shared);
    ofProcesses.add(shared);
    faults.add(faulty);
    return builder
        .timeSource(time)
        .scheduler(scheduler)
        .completeOnStorageThreads()
        .followLease(Duration.ofSeconds(2))
        .storage("local", new InMemoryLocalStorage())
        .storage("shared", faulty)
        .build();
  }

  @Test
  void cutOff_servesWhatItHasUntilTheLeaseIsOver() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    awaitHeap(one, "old");
    ofProcesses.get(0).cutBus(true);
    done(other.put(key, "new"));

    assertThat(done(one.getIfPresent(key))).isEqualTo("old");
    scheduler.advance(Duration.ofSeconds(2));
    assertThat(done(one.getIfPresent(key))).isEqualTo("new");
  }

  @Test
  void cutOff_whatIsReadMeanwhile_isServedForTheLease() {
    NodeCache<DynamicNode<String>, String> one = cache();
    awaitHeap(one, "value");
    ofProcesses.get(0).cutBus(true);
    scheduler.advance(Duration.ofSeconds(3));
    done(one.getIfPresent(key));
    long asked = shared(one).hitCount();
    done(one.getIfPresent(key));
    assertThat(shared(one).hitCount()).as("the heap answers").isEqualTo(asked);
    scheduler.advance(Duration.ofSeconds(2));
    done(one.getIfPresent(key));

    assertThat(shared(one).hitCount()).as("the heap does not answer").isEqualTo(asked + 1);
  }

  @Test
  void connectedAgain_whatWasMissedIsNotServed() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    awaitHeap(one, "old");
    ofProcesses.get(0).cutBus(true);
    done(other.put(key, "new"));
    ofProcesses.get(0).cutBus(false);

    assertThat(done(one.getIfPresent(key))).isEqualTo("new");
  }

  @Test
  void connectedAgain_theHeapServesForLong() {
    NodeCache<DynamicNode<String>, String> one = cache();
    ofProcesses.get(0).cutBus(true);
    scheduler.advance(Duration.ofSeconds(10));
    ofProcesses.get(0).cutBus(false);
    scheduler.advance(Duration.ofSeconds(1));
    awaitHeap(one, "value");
    long asked = shared(one).hitCount();
    scheduler.advance(Duration.ofSeconds(60));
    done(one.getIfPresent(key));

    assertThat(shared(one).hitCount()).isEqualTo(asked);
  }

  @Test
  void reply_thatComesAfterTheMessage_doesNotFillTheHeap() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    done(other.put(key, "old"));
    faults.get(0).fault(StorageOperation.GET, StorageFault.DELAY_ANSWER);
    CompletableFuture<String> late = one.getIfPresent(key);
    done(other.put(key, "new"));
    faults.get(0).heal();
    faults.get(0).release();

    assertThat(done(late)).isEqualTo("old");
    assertThat(done(one.getIfPresent(key))).isEqualTo("new");
  }

  @Test
  void put_thatIsAcknowledgedAfterTheMessageOfALaterOne_doesNotFillItsHeap() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    faults.get(0).fault(StorageOperation.PUT, StorageFault.DELAY_ANSWER);
    CompletableFuture<Void> first = one.put(key, "first");
    done(other.put(key, "second"));
    faults.get(0).heal();
    faults.get(0).release();
    done(first);

    assertThat(done(one.getIfPresent(key))).isEqualTo("second");
  }

  @Test
  void load_fromBeforeTheLease_isNotJoinedWhereNobodyWouldHaveTold() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    OldLoadsCases.Slow old = new OldLoadsCases.Slow(1);
    CompletableFuture<String> late = one.get(key, node -> old.load());
    ofProcesses.get(0).cutBus(true);
    done(other.put(key, "new"));
    scheduler.advance(Duration.ofSeconds(3));

    assertThat(done(one.get(key, node -> OldLoadsCases.value("never")))).isEqualTo("new");
    old.end("old");
    assertThat(done(late)).isEqualTo("old");
  }

  @Test
  void invalidateEverywhere_endsWhenTheLeaseOfAllIsOver() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    awaitHeap(other, "old");
    ofProcesses.get(1).cutBus(true);
    CompletableFuture<Void> everywhere = one.invalidateEverywhere(key);
    scheduler.advance(Duration.ofMillis(1_900));
    assertThat(everywhere).isNotDone();
    assertThat(done(other.getIfPresent(key))).as("not told").isEqualTo("old");
    scheduler.advance(Duration.ofMillis(300));

    assertThat(everywhere).isCompleted();
    assertThat(done(other.getIfPresent(key))).isNull();
  }

  @Test
  void invalidateEverywhere_coarseClockIsLate_waitsForTheWholeLease() {
    try (Cacheme process =
        Cacheme.builder()
            .prefix("late")
            .timeSource(new LateClock())
            .scheduler(scheduler)
            .completeOnStorageThreads()
            .followLease(Duration.ofSeconds(2))
            .storage("local", new InMemoryLocalStorage())
            .storage("shared", entries.another())
            .build()) {
      CompletableFuture<Void> everywhere = type.cache(process).invalidateEverywhere(key);
      scheduler.advance(Duration.ofMillis(1_900));
      assertThat(everywhere).isNotDone();
      scheduler.advance(Duration.ofMillis(300));

      assertThat(everywhere).isCompleted();
    }
  }

  /** That of a process which stood still for a second and has not ticked since. */
  private final class LateClock implements TimeSource {

    @Override
    public long nanoTime() {
      return time.nanoTime();
    }

    @Override
    public long coarseNanoTime() {
      return time.nanoTime() - Duration.ofSeconds(1).toNanos();
    }

    @Override
    public long epochMillis() {
      return time.epochMillis();
    }
  }

  @Test
  void invalidateEverywhere_ofAHeapThatDoesNotFollow_isRefused() {
    DynamicType<String> alone =
        DynamicNode.type("alone", "v1", String.class)
            .tier("local", Duration.ofMinutes(5), false)
            .tier("shared", Duration.ofMinutes(10));
    NodeCache<DynamicNode<String>, String> cache =
        alone.cache(build(Cacheme.builder().prefix("alone")));

    assertThatThrownBy(() -> cache.invalidateEverywhere(alone.key("a")))
        .isInstanceOf(CachemeUsageException.class)
        .hasMessageContainingAll("[R25]", "alone", "\"local\"");
  }

  @Test
  void closed_invalidateEverywhereUnderWay_fails() {
    Cacheme process = build(Cacheme.builder().prefix("closed"));
    NodeCache<DynamicNode<String>, String> cache = type.cache(process);
    CompletableFuture<Void> everywhere = cache.putEverywhere(key, "value");
    process.close();

    assertThat(everywhere).isDone();
  }

  @Test
  void write_thatCannotBeTold_failsAndIsToldLater() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    awaitHeap(other, "old");
    ofProcesses.get(0).cutBus(true);

    assertThatThrownBy(() -> done(one.invalidate(key)))
        .hasCauseInstanceOf(TierException.class)
        .hasMessageContaining("shared");
    assertThat(done(other.getIfPresent(key))).isEqualTo("old");
    ofProcesses.get(0).cutBus(false);
    scheduler.advance(Duration.ofSeconds(2));
    assertThat(done(other.getIfPresent(key))).isNull();
  }
}
