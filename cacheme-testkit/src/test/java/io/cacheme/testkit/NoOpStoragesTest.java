package io.cacheme.testkit;

import static io.cacheme.testkit.CachemeAssertions.assertThat;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.DynamicType;
import io.cacheme.NodeCache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Storages that keep nothing, beneath caches of all kinds. */
class NoOpStoragesTest {

  private static final DynamicType<String> WORD =
      DynamicNode.type("word", "v1", String.class)
          .tier("local", Duration.ofSeconds(30))
          .tier("far", Duration.ofMinutes(10));

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final Cacheme cacheme =
      Cacheme.builder()
          .timeSource(time)
          .scheduler(scheduler)
          .completeOnStorageThreads()
          .storage("local", new NoOpLocalStorage())
          .storage("far", new NoOpRemoteStorage())
          .build();

  @AfterEach
  void close() {
    cacheme.close();
  }

  @Test
  void get_isAlwaysALoad() {
    assertEachGetLoads(WORD);
  }

  @Test
  void get_ofANodeThatAllLoadOnce_isAlwaysALoad() {
    assertEachGetLoads(WORD.fleetSingleflight());
  }

  private void assertEachGetLoads(DynamicType<String> type) {
    NodeCache<DynamicNode<String>, String> words = type.cache(cacheme);
    for (int i = 0; i < 3; i++) {
      String value = "value " + i;
      assertThat(words.get(type.key("tea"), node -> completedFuture(value)))
          .isCompletedWithValue(value);
    }
    assertThat(words).loaded(3).hits(0).misses(3);
    StatsIdentity.assertHolds(words.stats());
  }

  @Test
  void writes_succeedAndNothingIsThere() {
    NodeCache<DynamicNode<String>, String> words = WORD.cache(cacheme);
    DynamicNode<String> tea = WORD.key("tea");

    assertThat(words.put(tea, "a")).isCompleted();
    assertThat(words.putAll(Map.of(tea, "a"))).isCompleted();
    assertThat(words.getIfPresent(tea)).isCompletedWithValue(null);
    assertThat(words.refresh(tea, node -> completedFuture("b"))).isCompletedWithValue("b");
    assertThat(words.invalidate(tea)).isCompleted();
    assertThat(words.getAllPresent(List.of(tea))).isCompletedWithValue(Map.of());
    assertThat(words.asMap()).isEmpty();
    assertThat(words.clear()).isCompleted();
    CompletableFuture<Void> everywhere = words.invalidateEverywhere(tea);
    scheduler.advance(Duration.ofSeconds(3)); // the lease of a process that was not told
    assertThat(everywhere).isCompleted();
  }
}
