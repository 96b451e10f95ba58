package com.example.shop;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cacheme.Cacheme;
import io.cacheme.TierException;
import io.cacheme.testkit.FaultyRemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import io.cacheme.testkit.RecordingRemoteStorage;
import io.cacheme.testkit.StorageFault;
import io.cacheme.testkit.StorageOperation;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PriceByHandTest {

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final InMemoryRemoteStorage memory = new InMemoryRemoteStorage(time);
  private final FaultyRemoteStorage faulty = new FaultyRemoteStorage(memory);
  private final RecordingRemoteStorage redis = new RecordingRemoteStorage(faulty);
  private final Cacheme cacheme =
      Cacheme.builder()
          .timeSource(time)
          .scheduler(scheduler)
          .completeOnStorageThreads() // all of it happens on the test's thread
          .storage("local", new InMemoryLocalStorage())
          .storage("my-redis", redis)
          .build();

  private final Map<String, Long> database = new HashMap<>();
  private final PriceCache prices =
      PriceCache.create(cacheme, sku -> completedFuture(database.get(sku)));

  @AfterEach
  void close() {
    cacheme.close();
  }

  @Test
  void get_whenTtlsEnd_asksTheNextTierAndThenTheSource() {
    database.put("tea", 250L);
    assertThat(prices.sync().get("tea")).isEqualTo(250);
    assertThat(memory.keys()).containsExactly("cacheme:price:tea:v1");

    database.put("tea", 300L);
    scheduler.advance(Duration.ofSeconds(31)); // the heap's entry is gone
    assertThat(prices.sync().get("tea")).isEqualTo(250);
    assertThat(redis.count(StorageOperation.GET)).isEqualTo(2);

    scheduler.advance(Duration.ofMinutes(10)); // and so is that of Redis
    assertThat(prices.sync().get("tea")).isEqualTo(300);
    assertThat(prices.stats().loadSuccessCount()).isEqualTo(2);
  }

  @Test
  void get_redisFails_isLoaded() {
    database.put("tea", 250L);
    faulty.fault(StorageFault.FAIL);

    assertThat(prices.sync().get("tea")).isEqualTo(250);
  }

  @Test
  void invalidate_redisFails_isToldAndMadeUpFor() {
    database.put("tea", 250L);
    prices.sync().get("tea");
    database.put("tea", 300L);

    faulty.fault(StorageFault.FAIL);
    assertThatThrownBy(() -> prices.sync().invalidate("tea"))
        .isInstanceOfSatisfying(
            TierException.class, e -> assertThat(e.tiers()).containsExactly("my-redis"));
    assertThat(prices.sync().get("tea")).isEqualTo(300); // Redis is not believed for this key

    faulty.heal();
    scheduler.advance(Duration.ofSeconds(10)); // the removal is tried again
    scheduler.advance(Duration.ofSeconds(31)); // the heap's entry is gone
    assertThat(prices.sync().getIfPresent("tea")).isNull(); // and there is none in Redis
  }
}
