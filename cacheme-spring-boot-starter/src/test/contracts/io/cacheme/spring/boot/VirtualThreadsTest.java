package io.cacheme.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.PriceCache;
import com.example.shop.Shop.Ledger;
import io.cacheme.testservers.TestServers;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Where loads run in an application whose requests have virtual threads. */
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadsTest {

  private static boolean isVirtual(Thread thread) {
    try {
      return (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void requests_andLoads_areVirtual_andAnswer() throws Exception {
    try (Http shop =
        Http.shop(
            "spring.threads.virtual.enabled=true",
            "spring.application.name=" + UUID.randomUUID(),
            "cacheme.storages.my-redis.url=" + TestServers.redis().url())) {
      CompletableFuture<Thread> loading = new CompletableFuture<>();
      Ledger ledger = shop.context.getBean(Ledger.class);
      ledger.before(() -> loading.complete(Thread.currentThread()));

      assertThat(shop.get("/prices/tea").body()).isEqualTo("300"); // on the request's own
      assertThat(isVirtual(loading.get(1, TimeUnit.MINUTES))).isTrue();

      CompletableFuture<Thread> elsewhere = new CompletableFuture<>();
      ledger.before(() -> elsewhere.complete(Thread.currentThread()));
      assertThat(shop.context.getBean(PriceCache.class).get("coffee").get(1, TimeUnit.MINUTES))
          .isEqualTo(600);
      assertThat(isVirtual(elsewhere.get(1, TimeUnit.MINUTES))).isTrue();
    }
  }
}
