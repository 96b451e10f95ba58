package io.cacheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.codec.KeyLayout;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys, loaders and schedulers that fail where failures are remembered and values looked at. */
class HostileAheadTest {

  /** A key whose hash code fails from some time on. */
  private static final class Whim implements Node<String> {

    final long id;
    boolean fails;

    Whim(long id) {
      this.id = id;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Whim that && that.id == id;
    }

    @Override
    public int hashCode() {
      if (fails) {
        throw new IllegalStateException("no hash code");
      }
      return (int) id;
    }
  }

  private static final NodeSpec<Whim, String> WHIM =
      NodeSpec.<Whim, String>builder(1, Whim.class, "Whim")
          .version("v1")
          .key(
              "w:{id}",
              KeyLayout.literal("w:").thenNumber(),
              (whim, key) -> key.literal("w:").number(whim.id))
          .value(Thing.spec().tier("local", Thing.LOCAL_TTL).build().valueType())
          .tier("local", Duration.ofMinutes(10))
          .fresh(
              FreshSpec.NONE
                  .softTtl(Duration.ofSeconds(10))
                  .refreshAhead(Duration.ofMinutes(1))
                  .verify(1))
          .loads(LoadSpec.UNBOUNDED.errorTtl(Duration.ofSeconds(5)))
          .build();

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private boolean scheduleFails;
  private final Cacheme cacheme =
      Cacheme.builder()
          .timeSource(time)
          .scheduler(
              (task, nanos) -> {
                if (scheduleFails) {
                  throw new IllegalStateException("no timer");
                }
                scheduler.schedule(task, nanos);
              })
          .completeOnStorageThreads()
          .storage("local", new InMemoryLocalStorage())
          .build();
  private final List<CompletableFuture<String>> loads = new ArrayList<>();
  private final NodeCache<Whim, String> cache = cacheme.bind(WHIM, Loads.by(this::load));

  private CompletionStage<String> load(Whim node) {
    CompletableFuture<String> load = new CompletableFuture<>();
    loads.add(load);
    return load;
  }

  @AfterEach
  void close() {
    cacheme.close();
  }

  @Test
  void keyThatFailsWhileItIsLoaded_failsAlone() {
    Whim bad = new Whim(1);
    CompletableFuture<String> answer = cache.get(bad);
    bad.fails = true;
    loads.get(0).completeExceptionally(new IllegalStateException("down"));
    assertThat(answer).isCompletedExceptionally();
    bad.fails = false;

    CompletableFuture<String> good = cache.get(new Whim(2));
    loads.get(loads.size() - 1).complete("good");
    assertThat(Await.value(good)).isEqualTo("good");
  }

  @Test
  void keyThatFailsWhileItIsRenewed_doesNotHoldUpTheOthers() {
    Whim bad = new Whim(1);
    Await.value(cache.put(bad, "bad"));
    Await.value(cache.put(new Whim(2), "good"));
    cache.get(bad);
    cache.get(new Whim(2));
    loads.forEach(load -> load.complete("compared"));
    loads.clear();
    bad.fails = true;
    scheduler.advance(Duration.ofSeconds(11));
    bad.fails = false;

    assertThat(loads).hasSizeBetween(1, 2);
    loads.forEach(load -> load.complete("new"));
    assertThat(Await.value(cache.getIfPresent(new Whim(2)))).isEqualTo("new");
    assertThat(Await.value(cache.getIfPresent(bad))).isIn("bad", "new");
  }

  @Test
  void schedulerThatTakesNothing_reachesNoCaller() {
    Await.value(cache.put(new Whim(1), "there"));
    scheduleFails = true;
    assertThat(Await.value(cache.get(new Whim(1)))).isEqualTo("there");
    scheduleFails = false;
    assertThat(Await.value(cache.get(new Whim(1)))).isEqualTo("there");
  }

  @Test
  void closedWhileAllIsUnderWay_leavesNothing() {
    Await.value(cache.put(new Whim(1), "there"));
    cache.get(new Whim(1));
    CompletableFuture<String> failing = cache.get(new Whim(2));
    assertThat(loads).hasSize(2);
    scheduler.advance(Duration.ofSeconds(11));
    assertThat(loads).hasSize(3);
    cacheme.close();
    loads.forEach(load -> load.completeExceptionally(new IllegalStateException("late")));
    assertThat(failing).isCompletedExceptionally();
    scheduler.advance(Duration.ofMinutes(2));
    assertThat(scheduler.pending()).isZero();
    assertThat(cache.stats().verifiedCount()).isZero();
  }
}
