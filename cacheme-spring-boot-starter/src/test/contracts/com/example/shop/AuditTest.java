package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.testkit.Await;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class AuditTest {

  @Test
  void customizer_isGivenTheBuilder() {
    try (ConfigurableApplicationContext shop =
        new SpringApplicationBuilder(Shop.class)
            .web(WebApplicationType.NONE)
            .properties("cacheme.storages.my-redis=local://tlfu")
            .run()) {
      PriceCache prices = shop.getBean(PriceCache.class);
      prices.sync().get("tea");
      prices.sync().invalidate("tea");

      Await.until("it is told", () -> shop.getBean(Audit.class).dropped.contains("tea EXPLICIT"));
      assertThat(prices.stats().loadSuccessCount()).isEqualTo(1);
    }
  }
}
