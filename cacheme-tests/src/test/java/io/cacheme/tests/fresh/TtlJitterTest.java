package io.cacheme.tests.fresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.DynamicNode;
import io.cacheme.Peek;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries that expire apart. */
class TtlJitterTest {

  private static final int KEYS = 2_000;

  private final ManualTimeSource time = new ManualTimeSource();
  private final Cacheme cacheme =
      Cacheme.builder()
          .timeSource(time)
          .scheduler(new ManualScheduler(time))
          .completeOnStorageThreads()
          .storage("local", new InMemoryLocalStorage())
          .storage("my-redis", new InMemoryRemoteStorage(time))
          .build();
  private final BurstCache burst = BurstCache.create(cacheme);

  @AfterEach
  void close() {
    cacheme.close();
  }

  private List<List<Long>> left() {
    List<List<Long>> tiers = List.of(new ArrayList<>(), new ArrayList<>());
    for (int id = 0; id < KEYS; id++) {
      List<Peek.InTier> found = Await.value(burst.peek(id)).tiers();
      for (int tier = 0; tier < tiers.size(); tier++) {
        tiers.get(tier).add(found.get(tier).timeLeft().orElseThrow().toMillis());
      }
    }
    return tiers;
  }

  private static void assertSpread(List<Long> left, long longest) {
    LongSummaryStatistics seen = left.stream().mapToLong(Long::longValue).summaryStatistics();
    assertThat(seen.getMax()).isLessThanOrEqualTo(longest);
    assertThat(seen.getMin()).isGreaterThanOrEqualTo(longest * 3 / 4);
    // evenly: each quarter of the range has about a quarter of them
    for (int quarter = 0; quarter < 4; quarter++) {
      long from = longest * 3 / 4 + longest / 4 * quarter / 4;
      long to = from + longest / 16;
      assertThat(left.stream().filter(millis -> millis >= from && millis < to).count())
          .as("left %d to %d of %d", from, to, longest)
          .isBetween(KEYS / 8L, KEYS / 2L);
    }
  }

  @Test
  void loads_expireApart_inEachTierOnItsOwn_neverLater() {
    for (int id = 0; id < KEYS; id++) {
      burst.get(id, node -> CompletableFuture.completedFuture("value"));
    }

    List<List<Long>> left = left();
    assertSpread(left.get(0), 100_000);
    assertSpread(left.get(1), 1_000_000);
  }

  @Test
  void absence_expiresApart() {
    for (int id = 0; id < KEYS; id++) {
      burst.get(id, node -> CompletableFuture.completedFuture(null));
    }

    assertSpread(left().get(1), 10_000);
  }

  @Test
  void puts_expireApart() {
    for (int id = 0; id < KEYS; id++) {
      burst.put(id, "value");
    }

    assertSpread(left().get(1), 1_000_000);
  }

  @Test
  void dynamic_hasIt_andSaysSo() {
    var type =
        DynamicNode.type("dynamic", "v1", String.class)
            .tier("my-redis", Duration.ofHours(1))
            .ttlJitter(0.5);
    var cache = type.cache(cacheme);
    boolean isSooner = false;
    for (int id = 0; id < 100; id++) {
      Await.value(cache.put(type.key("k" + id), "value"));
      Duration left =
          Await.value(cache.peek(type.key("k" + id))).tiers().get(0).timeLeft().orElseThrow();
      assertThat(left).isBetween(Duration.ofMinutes(30), Duration.ofHours(1));
      isSooner |= left.compareTo(Duration.ofMinutes(50)) < 0;
    }
    assertThat(isSooner).isTrue();
    assertThat(type).isNotEqualTo(type.ttlJitter(0.1)).hasToString(type.toString());
    assertThat(cacheme.describe()).contains("ttlJitter 0.5", "ttlJitter 0.25");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 0.51, Double.NaN, 10})
  void dynamic_noShare_isRefused(double share) {
    var type = DynamicNode.type("dynamic", "v1", String.class);

    assertThatThrownBy(() -> type.ttlJitter(share))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("help:  give a share of the ttl from 0 to 0.5");
  }
}
