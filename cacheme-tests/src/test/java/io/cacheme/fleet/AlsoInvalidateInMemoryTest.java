package io.cacheme.fleet;

import static io.cacheme.fleet.OldLoadsCases.done;
import static io.cacheme.fleet.OldLoadsCases.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.TierException;
import io.cacheme.codec.CompactMsgPackSerializer;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The same in memory, where parts of a write can be made to fail. */
class AlsoInvalidateInMemoryTest extends AlsoInvalidateCases {

  private final FleetMemory memory = new FleetMemory();
  private final InMemoryRemoteStorage upperEntries = new InMemoryRemoteStorage(memory.time);

  @Override
  Cacheme build(Cacheme.Builder builder) {
    return memory.process(builder).storage("upper", upperEntries.another()).build();
  }

  @Test
  void oldEntry_thatCannotBeRemoved_failsTheWriteAndIsRemovedLater() {
    NodeCache<DynamicNode<String>, String> old = cache(v1);
    NodeCache<DynamicNode<String>, String> young = cache(v2);
    done(old.put(v1.key("a"), "old"));
    memory.faults.get(1).fault(StorageOperation.PUT_TOMBSTONE, StorageFault.FAIL);

    assertThatThrownBy(() -> done(young.put(v2.key("a"), "new")))
        .hasCauseInstanceOf(TierException.class)
        .hasMessageContainingAll("put of thing", "\"shared\"");
    assertThat(done(old.getIfPresent(v1.key("a")))).isEqualTo("old");
    memory.faults.get(1).heal();
    memory.scheduler.advance(Duration.ofSeconds(2));
    assertThat(done(old.getIfPresent(v1.key("a")))).isNull();
    assertThat(done(young.get(v2.key("a"), node -> value("newer")))).isEqualTo("newer");
  }

  @Test
  void oldEntry_thatIsStillBeingRemoved_keepsTheWriteFromSucceeding() {
    NodeCache<DynamicNode<String>, String> old = cache(v1);
    NodeCache<DynamicNode<String>, String> young = cache(v2);
    done(old.put(v1.key("a"), "old"));
    memory.faults.get(1).fault(StorageOperation.PUT_TOMBSTONE, StorageFault.DELAY);
    CompletableFuture<Void> write = young.put(v2.key("a"), "new");
    assertThat(write).isNotDone();
    assertThat(done(old.getIfPresent(v1.key("a")))).isEqualTo("old");
    memory.faults.get(1).release();

    assertThat(write).isCompleted();
    assertThat(done(old.getIfPresent(v1.key("a")))).isNull();
  }

  @Test
  void oldVersion_thatCannotBeTold_failsTheWriteAndIsToldLater() {
    NodeCache<DynamicNode<String>, String> old = cache(v1WithHeap);
    NodeCache<DynamicNode<String>, String> young = cache(v2);
    awaitHeap(old);
    memory.ofProcesses.get(1).cutBus(true);

    assertThatThrownBy(() -> done(young.invalidate(v2.key("a"))))
        .hasCauseInstanceOf(TierException.class)
        .hasMessageContaining("\"shared\"");
    assertThat(done(old.getIfPresent(v1WithHeap.key("a")))).isEqualTo("old");
    memory.ofProcesses.get(1).cutBus(false);
    memory.scheduler.advance(Duration.ofSeconds(1));
    assertThat(done(old.getIfPresent(v1WithHeap.key("a")))).isNull();
  }

  @Test
  void invalidateEverywhere_waitsForTheHeapsOfTheOldVersion() {
    NodeCache<DynamicNode<String>, String> old = cache(v1WithHeap);
    NodeCache<DynamicNode<String>, String> young = cache(v2);
    awaitHeap(old);
    memory.ofProcesses.get(0).cutBus(true);
    CompletableFuture<Void> everywhere = young.invalidateEverywhere(v2.key("a"));
    memory.scheduler.advance(Duration.ofMillis(1_900));
    assertThat(everywhere).isNotDone();
    assertThat(done(old.getIfPresent(v1WithHeap.key("a")))).as("not told").isEqualTo("old");
    memory.scheduler.advance(Duration.ofMillis(300));

    assertThat(everywhere).isCompleted();
    assertThat(done(old.getIfPresent(v1WithHeap.key("a")))).isNull();
  }

  @Test
  void oldEntry_isRemovedFromEachTier() {
    DynamicType<String> oldChain =
        DynamicNode.type("thing", "v1", String.class)
            .tier("upper", Duration.ofMinutes(1))
            .tier("shared", Duration.ofMinutes(10));
    DynamicType<String> youngChain =
        DynamicNode.type("thing", "v2", String.class)
            .tier("upper", Duration.ofMinutes(1))
            .tier("shared", Duration.ofMinutes(10))
            .alsoInvalidate("v1");
    NodeCache<DynamicNode<String>, String> old = cache(oldChain);
    done(old.put(oldChain.key("a"), "old"));
    done(cache(youngChain).invalidate(youngChain.key("a")));

    assertThat(done(old.getIfPresent(oldChain.key("a")))).isNull();
    assertThat(old.stats().tiers()).allSatisfy(tier -> assertThat(tier.missCount()).isOne());
  }

  /** Whose bytes the processes of the new version could not write. */
  @Test
  void removedEntry_ofAnotherSerializer_isAMissAndNoFault() {
    DynamicType<String> compact = v1.serializer(new CompactMsgPackSerializer());
    NodeCache<DynamicNode<String>, String> old = cache(compact);
    done(old.put(compact.key("a"), "old"));
    done(old.put(compact.key("b"), "another"));
    done(cache(v2).invalidate(v2.key("a")));

    assertThat(done(old.get(compact.key("a"), node -> value("again")))).isEqualTo("again");
    assertThat(old.stats().tiers().get(0).undecodableCount()).isZero();
    assertThat(done(old.getIfPresent(compact.key("a")))).isEqualTo("again");
    assertThat(done(old.getIfPresent(compact.key("b")))).isEqualTo("another");
  }

  /**
   * What was lost concerned keys of both versions, so both begin anew; then a tombstone must not
   * teach the old one the generation of the new, in which its entries would be misses.
   */
  @Test
  void newGeneration_ofTheNewVersion_isOneOfTheOldOneToo_onlyOnce() {
    try (Cacheme first = build(Cacheme.builder().prefix("generation"));
        Cacheme second = build(Cacheme.builder().prefix("generation"))) {
      NodeCache<DynamicNode<String>, String> old = v1.cache(first);
      NodeCache<DynamicNode<String>, String> young = v2.cache(second);
      done(old.put(v1.key("a"), "old"));
      done(old.put(v1.key("b"), "of a lost key, for all that is known"));
      memory.faults.get(1).fault(StorageFault.FAIL);
      for (int lost = 0; lost <= 10_000; lost++) { // one more than can be remembered
        assertThat(young.invalidate(v2.key("lost" + lost))).isCompletedExceptionally();
      }
      memory.faults.get(1).heal();
      memory.scheduler.advance(Duration.ofSeconds(20));
      assertThat(memory.entries.keys())
          .anyMatch(key -> key.contains("%generation") && key.endsWith("v2"));
      memory.scheduler.advance(Duration.ofSeconds(2));
      assertThat(done(old.getIfPresent(v1.key("b")))).isNull();
      memory.scheduler.advance(Duration.ofSeconds(2));
      done(old.put(v1.key("b"), "kept"));
      done(young.invalidate(v2.key("a")));

      assertThat(done(old.getIfPresent(v1.key("a")))).isNull();
      memory.scheduler.advance(Duration.ofSeconds(2));
      assertThat(done(old.getIfPresent(v1.key("a")))).isNull();
      assertThat(done(old.getIfPresent(v1.key("b")))).isEqualTo("kept");
    }
  }
}
