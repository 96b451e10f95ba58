package com.example.shop;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.InMemoryLocalStorage;
import io.cacheme.testkit.InMemoryRemoteStorage;
import io.cacheme.testkit.ManualScheduler;
import io.cacheme.testkit.ManualTimeSource;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TwoProcessesTest {

  private final ManualTimeSource time = new ManualTimeSource();
  private final ManualScheduler scheduler = new ManualScheduler(time);
  private final InMemoryRemoteStorage redis = new InMemoryRemoteStorage(time);
  private final InMemoryRemoteStorage redisOfB = redis.another();
  private final Cacheme a = process(redis);
  private final Cacheme b = process(redisOfB);

  private CompletionStage<Long> price = completedFuture(250L);
  private final PriceCache pricesOfA = PriceCache.create(a, sku -> price);
  private final PriceCache pricesOfB = PriceCache.create(b, sku -> price);

  private Cacheme process(RemoteStorage storage) {
    return Cacheme.builder()
        .timeSource(time)
        .scheduler(scheduler)
        .completeOnStorageThreads()
        .storage("local", new InMemoryLocalStorage())
        .storage("my-redis", storage)
        .build();
  }

  @AfterEach
  void close() {
    a.close();
    b.close();
  }

  @Test
  void theHeapOfAnother_follows() {
    pricesOfA.sync().get("tea");
    pricesOfB.sync().get("tea");
    price = completedFuture(300L);
    pricesOfA.sync().invalidate("tea");

    assertThat(pricesOfA.sync().get("tea")).isEqualTo(300);
    assertThat(pricesOfB.sync().get("tea")).isEqualTo(300);
  }

  @Test
  void aLoadOfAnother_thatBeganBefore_isNotKept() {
    CompletableFuture<Long> slow = new CompletableFuture<>();
    price = slow;
    CompletableFuture<Long> late = pricesOfB.get("tea"); // B asks the source
    price = completedFuture(300L); // which changes,
    pricesOfA.sync().invalidate("tea"); // as A says;
    slow.complete(250L); // but B was answered before

    assertThat(late.join()).isEqualTo(250); // as it was when B asked
    assertThat(pricesOfA.sync().get("tea")).isEqualTo(300);
    assertThat(pricesOfB.sync().get("tea")).isEqualTo(300);
  }

  @Test
  void theHeapOfAnother_thatCannotBeTold_servesForTwoSecondsAtMost() {
    pricesOfB.sync().get("tea");
    redisOfB.cutBus(true);
    price = completedFuture(300L);
    pricesOfA.sync().invalidate("tea");

    assertThat(pricesOfB.sync().get("tea")).isEqualTo(250);
    scheduler.advance(Duration.ofSeconds(2)); // followLease
    assertThat(pricesOfB.sync().get("tea")).isEqualTo(300);
  }
}
