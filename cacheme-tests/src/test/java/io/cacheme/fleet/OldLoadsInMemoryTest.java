package io.cacheme.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The same in memory, and what needs a clock that can be moved, or a storage that can be held. */
class OldLoadsInMemoryTest extends OldLoadsCases {

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final InMemoryRemoteStorage shared = new InMemoryRemoteStorage(time);
  private final InMemoryRemoteStorage upper = new InMemoryRemoteStorage(time);

  @Override
  Cacheme build(Cacheme.Builder builder) {
    return builder
        .timeSource(time)
        .scheduler(scheduler)
        .completeOnStorageThreads()
        .loadTimeout(Duration.ofMinutes(10))
        .tombstoneTtl(Duration.ofSeconds(60))
        .storage("shared", shared.another())
        .storage("upper", upper.another())
        .build();
  }

  @Override
  void elapse(Duration duration) {
    scheduler.advance(duration);
  }

  @Test
  void load_olderThanTheTombstone_isNotKept() {
    NodeCache<DynamicNode<String>, String> one = cache();
    NodeCache<DynamicNode<String>, String> other = cache();
    Slow old = new Slow(1);
    CompletableFuture<String> late = one.get(type.key("a"), node -> old.load());
    done(other.invalidate(type.key("a")));
    elapse(Duration.ofSeconds(61));
    assertThat(shared.keys()).as("the tombstone has expired").isEmpty();
    old.end("old");

    assertThat(done(late)).isEqualTo("old");
    awaitRefused(one, 1);
    assertThat(done(other.getIfPresent(type.key("a")))).isNull();
  }

  @Test
  void removal_leavesATombstoneThatExpires() {
    NodeCache<DynamicNode<String>, String> one = cache();
    done(one.put(type.key("a"), "value"));
    done(one.invalidate(type.key("a")));
    assertThat(shared.keys()).hasSize(1);
    elapse(Duration.ofSeconds(61));

    assertThat(shared.keys()).isEmpty();
  }

  /** Held for the tombstones' time, a value must not live for longer than it should. */
  @Test
  void put_ofAShortTimeToLive_isNoHitWhileItIsHeld() {
    DynamicType<String> brief =
        DynamicNode.type("brief", "v1", String.class).tier("shared", Duration.ofSeconds(5));
    NodeCache<DynamicNode<String>, String> one = brief.cache(process());
    NodeCache<DynamicNode<String>, String> other = brief.cache(process());
    done(one.put(brief.key("a"), "value"));
    elapse(Duration.ofSeconds(4));
    assertThat(done(other.getIfPresent(brief.key("a")))).isEqualTo("value");
    elapse(Duration.ofSeconds(2));

    assertThat(done(other.getIfPresent(brief.key("a")))).isNull();
    assertThat(done(other.get(brief.key("a"), node -> value("new")))).isEqualTo("new");
    assertThat(done(one.getIfPresent(brief.key("a")))).isEqualTo("new");
  }

  @Test
  void backFill_fromALowerTier_invalidatedElsewhereMeanwhile_isNotKept() {
    DynamicType<String> chained =
        DynamicNode.type("chained", "v1", String.class)
            .tier("upper", Duration.ofMinutes(1))
            .tier("shared", Duration.ofMinutes(10));
    FaultyRemoteStorage held = new FaultyRemoteStorage(shared.another());
    Cacheme slow =
        Cacheme.builder()
            .timeSource(time)
            .scheduler(scheduler)
            .completeOnStorageThreads()
            .prefix("chained")
            .storage("shared", held)
            .storage("upper", upper.another())
            .build();
    Cacheme fast = build(Cacheme.builder().prefix("chained"));
    try (slow;
        fast) {
      NodeCache<DynamicNode<String>, String> one = chained.cache(slow);
      NodeCache<DynamicNode<String>, String> other = chained.cache(fast);
      done(other.put(chained.key("a"), "old"));
      upper.keys().forEach(key -> done(opened(upper).remove(key)));
      held.fault(StorageOperation.GET, StorageFault.DELAY_ANSWER);
      CompletableFuture<String> late = one.getIfPresent(chained.key("a"));
      done(other.invalidate(chained.key("a")));
      held.heal();
      held.release();

      assertThat(done(late)).isEqualTo("old");
      awaitRefused(one, 1);
      assertThat(done(other.getIfPresent(chained.key("a")))).isNull();
    }
  }

  private InMemoryRemoteStorage opened(InMemoryRemoteStorage storage) {
    InMemoryRemoteStorage another = storage.another();
    done(another.open(io.cacheme.testkit.StorageContexts.manual("test", time)));
    return another;
  }
}
