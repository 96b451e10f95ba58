package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static io.cacheme.fleet.OldLoadsCases.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.ButFor;
import io.cacheme.CacheClosedException;
import io.cacheme.Cacheme;
import io.cacheme.CachemeUsageException;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.TierException;
import io.cacheme.spi.TimeSource;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The same in memory, where each process can be cut off, and time stands still. */
class FollowingInMemoryTest extends FollowingCases {

  private final FleetMemory memory = new FleetMemory();

  @Override
  Cacheme build(Cacheme.Builder builder) {
    return memory.process(builder).build();
  }

  @Test
  void cutOff_servesWhatItHasUntilTheLeaseIsOver() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    awaitHeap(one, "old");
    memory.ofProcesses.get(0).cutBus(true);
    done(other.put(key, "new"));

    assertThat(done(one.getIfPresent(key))).isEqualTo("old");
    memory.scheduler.advance(Duration.ofSeconds(2));
    assertThat(done(one.getIfPresent(key))).isEqualTo("new");
  }

  @Test
  void cutOff_whatIsReadMeanwhile_isServedForTheLease() {
    NodeCache<DynamicNode<String>, String> one = cache();
    awaitHeap(one, "value");
    memory.ofProcesses.get(0).cutBus(true);
    memory.scheduler.advance(Duration.ofSeconds(3));
    done(one.getIfPresent(key));
    long asked = shared(one).hitCount();
    done(one.getIfPresent(key));
    assertThat(shared(one).hitCount()).as("the heap answers").isEqualTo(asked);
    memory.scheduler.advance(Duration.ofSeconds(2));
    done(one.getIfPresent(key));

    assertThat(shared(one).hitCount()).as("the heap does not answer").isEqualTo(asked + 1);
  }

  @Test
  void connectedAgain_whatWasMissedIsNotServed() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    awaitHeap(one, "old");
    memory.ofProcesses.get(0).cutBus(true);
    done(other.put(key, "new"));
    memory.ofProcesses.get(0).cutBus(false);

    assertThat(done(one.getIfPresent(key))).isEqualTo("new");
  }

  @Test
  void invalidate_byAProcessWhosePutsFail_isTold() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    awaitHeap(one, "old");
    memory.faults.get(1).fault(StorageOperation.PUT_IF_UNCHANGED, StorageFault.FAIL);
    for (int i = 0; i < 5; i++) {
      done(other.get(type.key("kept nowhere " + i), node -> value("value")));
    }
    done(other.invalidate(key));

    assertThat(done(one.getIfPresent(key))).isNull();
  }

  @Test
  void invalidate_thatReachedNobody_doesSoonAfterTheStorageIsBack() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    awaitHeap(one, "old");
    done(other.getIfPresent(key));
    for (StorageOperation operation : StorageOperation.values()) {
      memory.faults.get(1).fault(operation, StorageFault.FAIL);
    }
    memory.ofProcesses.get(1).cutBus(true);
    assertThatThrownBy(() -> done(other.invalidate(key))).hasCauseInstanceOf(TierException.class);
    memory.scheduler.advance(Duration.ofSeconds(60)); // what fails is tried every ten seconds now
    assertThat(done(one.getIfPresent(key))).isEqualTo("old");

    memory.faults.get(1).heal();
    memory.ofProcesses.get(1).cutBus(false);
    memory.scheduler.advance(Duration.ofSeconds(1)); // a sign of life is asked for more often

    assertThat(done(one.getIfPresent(key))).isNull();
  }

  @Test
  void connectedAgain_theHeapServesForLong() {
    NodeCache<DynamicNode<String>, String> one = cache();
    memory.ofProcesses.get(0).cutBus(true);
    memory.scheduler.advance(Duration.ofSeconds(10));
    memory.ofProcesses.get(0).cutBus(false);
    memory.scheduler.advance(Duration.ofSeconds(1));
    awaitHeap(one, "value");
    long asked = shared(one).hitCount();
    memory.scheduler.advance(Duration.ofSeconds(60));
    done(one.getIfPresent(key));

    assertThat(shared(one).hitCount()).isEqualTo(asked);
  }

  @Test
  void reply_thatComesAfterTheMessage_doesNotFillTheHeap() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    done(other.put(key, "old"));
    memory.faults.get(0).fault(StorageOperation.GET, StorageFault.DELAY_ANSWER);
    CompletableFuture<String> late = one.getIfPresent(key);
    done(other.put(key, "new"));
    memory.faults.get(0).heal();
    memory.faults.get(0).release();

    assertThat(done(late)).isEqualTo("old");
    assertThat(done(one.getIfPresent(key))).isEqualTo("new");
  }

  @Test
  void put_thatIsAcknowledgedAfterTheMessageOfALaterOne_doesNotFillItsHeap() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    memory.faults.get(0).fault(StorageOperation.PUT, StorageFault.DELAY_ANSWER);
    CompletableFuture<Void> first = one.put(key, "first");
    done(other.put(key, "second"));
    memory.faults.get(0).heal();
    memory.faults.get(0).release();
    done(first);

    assertThat(done(one.getIfPresent(key))).isEqualTo("second");
  }

  @Test
  void load_fromBeforeTheLease_isNotJoinedWhereNobodyWouldHaveTold() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    OldLoadsCases.Slow old = new OldLoadsCases.Slow(1);
    CompletableFuture<String> late = one.get(key, node -> old.load());
    memory.ofProcesses.get(0).cutBus(true);
    done(other.put(key, "new"));
    memory.scheduler.advance(Duration.ofSeconds(3));

    assertThat(done(one.get(key, node -> OldLoadsCases.value("never")))).isEqualTo("new");
    old.end("old");
    assertThat(done(late)).isEqualTo("old");
  }

  @Test
  void invalidateEverywhere_endsWhenTheLeaseOfAllIsOver() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    awaitHeap(other, "old");
    memory.ofProcesses.get(1).cutBus(true);
    CompletableFuture<Void> everywhere = one.invalidateEverywhere(key);
    memory.scheduler.advance(Duration.ofMillis(1_900));
    assertThat(everywhere).isNotDone();
    assertThat(done(other.getIfPresent(key))).as("not told").isEqualTo("old");
    memory.scheduler.advance(Duration.ofMillis(110));
    assertThat(everywhere).as("the clocks that others judge by may be late").isNotDone();
    memory.scheduler.advance(Duration.ofMillis(190));

    assertThat(everywhere).isCompleted();
    assertThat(done(other.getIfPresent(key))).isNull();
  }

  @Test
  void invalidateEverywhere_coarseClockIsLate_waitsForTheWholeLease() {
    try (Cacheme process =
        memory.process(Cacheme.builder().prefix("late")).timeSource(new LateClock()).build()) {
      CompletableFuture<Void> everywhere = type.cache(process).invalidateEverywhere(key);
      memory.scheduler.advance(Duration.ofMillis(1_900));
      assertThat(everywhere).isNotDone();
      memory.scheduler.advance(Duration.ofMillis(300));

      assertThat(everywhere).isCompleted();
    }
  }

  /** That of a process which stood still for a second and has not ticked since. */
  private final class LateClock implements TimeSource {

    @Override
    public long nanoTime() {
      return memory.time.nanoTime();
    }

    @Override
    public long coarseNanoTime() {
      return memory.time.nanoTime() - Duration.ofSeconds(1).toNanos();
    }

    @Override
    public long epochMillis() {
      return memory.time.epochMillis();
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

    assertThatThrownBy(() -> done(everywhere)).hasCauseInstanceOf(CacheClosedException.class);
  }

  @Test
  void putEverywhere_whoseWriteFails_failsAsThatDoesAndAtOnce() {
    NodeCache<DynamicNode<String>, String> one = cache();
    memory.faults.get(0).fault(StorageOperation.PUT, StorageFault.FAIL);

    assertThatThrownBy(() -> done(one.putEverywhere(key, "value")))
        .hasCauseInstanceOf(TierException.class)
        .hasMessageContainingAll("put of thing", "\"shared\"");
    memory.faults.get(0).heal();
  }

  /** Nobody knows what of it the server has. */
  @Test
  void put_thatBreaksDown_fails_andTheKeyIsRemoved() {
    AtomicInteger looks = new AtomicInteger();
    TimeSource broken =
        ButFor.method(
            TimeSource.class,
            memory.time,
            "epochMillis",
            call -> {
              if (looks.decrementAndGet() == 0) {
                throw new IllegalStateException("the clock is broken");
              }
              return memory.time.epochMillis();
            });
    NodeCache<DynamicNode<String>, String> other = cache();
    done(other.put(key, "old"));
    try (Cacheme process =
        memory.process(Cacheme.builder().prefix(prefix)).timeSource(broken).build()) {
      NodeCache<DynamicNode<String>, String> one = type.cache(process);
      done(one.getIfPresent(key));
      looks.set(2); // who puts looks first
      assertThatThrownBy(() -> done(one.put(key, "new")))
          .hasCauseInstanceOf(TierException.class)
          .hasMessageContainingAll("put of thing did not reach \"shared\"", "the clock is broken");
      memory.scheduler.advance(Duration.ofSeconds(1));

      assertThat(done(other.getIfPresent(key))).isNull();
      assertThat(done(one.getIfPresent(key))).isNull();
    }
  }

  @Test
  void refresh_thatATierRefuses_isCounted() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    OldLoadsCases.Slow first = new OldLoadsCases.Slow(2);
    CompletableFuture<String> refreshed = one.refresh(key, node -> first.load());
    done(other.put(key, "between"));
    first.end("old");

    assertThat(refreshed).isDone();
    assertThat(shared(one).refusedCount()).isEqualTo(1);
  }

  @Test
  void write_thatCannotBeTold_failsAndIsToldLater() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    awaitHeap(other, "old");
    memory.ofProcesses.get(0).cutBus(true);

    assertThatThrownBy(() -> done(one.invalidate(key)))
        .hasCauseInstanceOf(TierException.class)
        .hasMessageContaining("shared");
    assertThat(done(other.getIfPresent(key))).isEqualTo("old");
    memory.ofProcesses.get(0).cutBus(false);
    memory.scheduler.advance(Duration.ofSeconds(2));
    assertThat(done(other.getIfPresent(key))).isNull();
  }
}
