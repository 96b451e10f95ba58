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
import io.cacheme.testkit.InMemoryRemoteStorage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Storages are removed and replaced while processes rely on what they tell each other by them. */
class FleetStorageChangesTest extends FleetCases {

  private final FleetMemory memory = new FleetMemory();
  private final InMemoryRemoteStorage telling = new InMemoryRemoteStorage(memory.time);
  private final DynamicType<String> type =
      DynamicNode.type("thing", "v1", String.class)
          .tier("local", Duration.ofMinutes(5))
          .tier("shared", Duration.ofMinutes(10));
  private final DynamicType<String> once = type.fleetSingleflight();
  private final DynamicNode<String> key = type.key("a");

  @Override
  Cacheme build(Cacheme.Builder builder) {
    return memory
        .process(builder)
        .storage("telling", telling.another())
        .storage("unused", new InMemoryRemoteStorage(memory.time))
        .bus("telling")
        .build();
  }

  @Test
  void removeStorage_thatIsTheBus_isRefusedAndTellsOn() {
    Cacheme one = process();
    NodeCache<DynamicNode<String>, String> other = type.cache(process());
    type.cache(one);
    done(other.put(key, "old"));
    assertThat(done(type.cache(one).getIfPresent(key))).isEqualTo("old");

    assertThatThrownBy(() -> one.removeStorage("telling"))
        .isInstanceOf(CachemeConfigurationException.class)
        .hasMessageContainingAll("[R23]", "it is the bus of [thing]", "replaceStorage");
    done(other.put(key, "new"));
    assertThat(done(type.cache(one).getIfPresent(key))).isEqualTo("new");
  }

  @Test
  void removeStorage_thatNoBoundNodeIsToldBy_isRemoved() {
    Cacheme process = process();
    DynamicType<String> heap =
        DynamicNode.type("heap", "v1", String.class).tier("local", Duration.ofMinutes(5));
    heap.cache(process);

    assertThat(process.removeStorage("telling")).isCompleted();
    type.cache(process());
    assertThat(process.removeStorage("unused")).isCompleted();
  }

  @Test
  void replaceStorage_theBus_tellsOnByTheNewOne() {
    Cacheme first = process();
    NodeCache<DynamicNode<String>, String> one = once.cache(first);
    NodeCache<DynamicNode<String>, String> other = once.cache(process());
    done(other.put(once.key("a"), "old"));
    assertThat(done(one.getIfPresent(once.key("a")))).isEqualTo("old");
    assertThat(first.replaceStorage("telling", telling.another())).isCompleted();
    done(other.put(once.key("a"), "new"));
    assertThat(done(one.getIfPresent(once.key("a")))).isEqualTo("new");

    Slow slow = new Slow(1);
    other.get(once.key("b"), node -> slow.load());
    CompletableFuture<String> waits = one.get(once.key("b"), node -> value("a load more"));
    slow.end("value");
    assertThat(waits).isCompletedWithValue("value");
  }

  @Test
  void replaceStorage_theBus_byOneThatCannotTell_isRefusedAndTheOldOneTellsOn() {
    Cacheme first = process();
    NodeCache<DynamicNode<String>, String> one = type.cache(first);
    NodeCache<DynamicNode<String>, String> other = type.cache(process());
    done(other.put(key, "old"));
    assertThat(done(one.getIfPresent(key))).isEqualTo("old");

    assertThatThrownBy(
            () -> first.replaceStorage("telling", ButFor.without("bus", telling.another())))
        .isInstanceOf(CachemeConfigurationException.class)
        .hasMessageContainingAll("[R23]", "cannot tell", "the bus of [thing]");
    done(other.put(key, "new"));
    assertThat(done(one.getIfPresent(key))).isEqualTo("new");
    done(one.put(key, "newer"));
  }

  @Test
  void replaceStorage_thatHasLeases_byOneThatCannotCompare_isRefused() {
    Cacheme first = process();
    once.cache(first);

    assertThatThrownBy(
            () ->
                first.replaceStorage(
                    "shared", ButFor.without("conditionalWrites", memory.entries.another())))
        .isInstanceOf(CachemeConfigurationException.class)
        .hasMessageContainingAll("[R23]", "cannot compare", "FLEET", "[thing]");
  }

  @Test
  void replaceStorage_whileALoadIsWaitedFor_theWaitEnds() {
    Cacheme owner = process();
    Cacheme waiter = process();
    Slow slow = new Slow(1);
    CompletableFuture<String> first = once.cache(owner).get(once.key("a"), node -> slow.load());
    CompletableFuture<String> second =
        once.cache(waiter).get(once.key("a"), node -> value("a load more"));
    assertThat(waiter.replaceStorage("shared", memory.entries.another())).isCompleted();
    assertThat(owner.replaceStorage("shared", memory.entries.another())).isCompleted();
    slow.end("value");

    assertThat(first).isCompletedWithValue("value");
    assertThat(second).isCompletedWithValue("value");
  }
}
