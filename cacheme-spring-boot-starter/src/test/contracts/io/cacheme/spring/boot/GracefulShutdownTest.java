package io.cacheme.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.Shop.Ledger;
import io.cacheme.testkit.Await;
import io.cacheme.testservers.TestServers;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.ContextClosedEvent;

/** What is under way when the application is told to end. */
class GracefulShutdownTest {

  @Test
  void requests_thatLoad_areAnswered_andTheCacheClosesAfterThem() throws Exception {
    Http shop =
        Http.shop(
            "server.shutdown=graceful",
            "spring.application.name=" + UUID.randomUUID(),
            "cacheme.storages.my-redis.url=" + TestServers.redis().url());
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch mayGoOn = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    shop.context.addApplicationListener(
        event -> {
          if (event instanceof ContextClosedEvent) {
            closing.countDown();
          }
        });
    shop.context
        .getBean(Ledger.class)
        .before(
            () -> {
              loading.countDown();
              await(mayGoOn);
            });
    io.cacheme.Cacheme cacheme = shop.context.getBean(io.cacheme.Cacheme.class);
    CompletableFuture<HttpResponse<String>> answer = shop.getAsync("/prices/tea");
    await(loading);

    CompletableFuture<Void> closed = CompletableFuture.runAsync(shop::close);
    await(closing);
    assertThat(closed).isNotDone();
    assertThat(cacheme.health().isUp()).isTrue();
    mayGoOn.countDown();

    assertThat(answer.get(1, TimeUnit.MINUTES).statusCode()).isEqualTo(200);
    assertThat(answer.join().body()).isEqualTo("300");
    closed.get(1, TimeUnit.MINUTES);
    Await.until("it is closed", () -> !cacheme.health().isUp());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
