package com.example.shop;

import static io.cacheme.testkit.CachemeAssertions.assertThat;
import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.cacheme.TierException;
import io.cacheme.testkit.LoadLog;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.junit.CachemeTest;
import io.cacheme.testkit.junit.TestStorages;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@CachemeTest
class PriceTest {

  private static final Price TEA = new Price("tea");

  private final Map<String, Long> database = new HashMap<>(Map.of("tea", 250L));

  @BeforeEach
  void bind() { // in the test's own Cacheme, which is the global one
    PriceNodes.bind(sku -> completedFuture(database.get(sku)));
  }

  @Test
  void get_again_isServedFromTheHeap(LoadLog log) {
    assertEquals(250L, PriceNodes.sync().get("tea"));
    assertEquals(250L, PriceNodes.sync().get("tea"));

    assertThat(log).loadedOnce(TEA).served(TEA).from("local");
  }

  @Test
  void get_whenTtlsEnd_asksTheNextTierAndThenTheSource(ManualScheduler scheduler, LoadLog log) {
    PriceNodes.sync().get("tea");
    database.put("tea", 300L);

    scheduler.advance(Duration.ofSeconds(31)); // the heap's entry is gone
    assertEquals(250L, PriceNodes.sync().get("tea"));
    assertThat(log).served(TEA).from("my-redis");

    scheduler.advance(Duration.ofMinutes(10)); // and so is that of Redis
    assertEquals(300L, PriceNodes.sync().get("tea"));
    assertThat(PriceNodes.asNodeCache()).loaded(2).hitsOf("my-redis", 1);
  }

  @Test
  void get_redisFails_isLoaded(TestStorages storages, LoadLog log) {
    storages.fail("my-redis");

    assertEquals(250L, PriceNodes.sync().get("tea"));
    assertThat(log).served(TEA).fromLoad();
  }

  @Test
  void invalidate_redisFails_isToldAndMadeUpFor(
      TestStorages storages, ManualScheduler scheduler, LoadLog log) {
    PriceNodes.sync().get("tea");
    database.put("tea", 300L);

    storages.fail("my-redis");
    TierException failure =
        assertThrows(TierException.class, () -> PriceNodes.sync().invalidate("tea"));
    assertEquals(List.of("my-redis"), failure.tiers());
    assertEquals(300L, PriceNodes.sync().get("tea")); // Redis is not believed for this key
    assertThat(log).loaded(TEA, 2);

    storages.heal("my-redis");
    scheduler.advance(Duration.ofSeconds(10)); // the removal is tried again
    scheduler.advance(Duration.ofSeconds(31)); // the heap's entry is gone
    assertNull(PriceNodes.sync().getIfPresent("tea")); // and there is none in Redis
  }
}
