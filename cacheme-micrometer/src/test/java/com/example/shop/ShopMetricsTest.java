package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.micrometer.CachemeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

class ShopMetricsTest {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @Test
  void scrape_hasWhatWasAskedFor() {
    try (Cacheme cacheme = Cacheme.builder().storage("local", "local://tlfu?size=1000").build();
        CachemeMetrics metrics = new CachemeMetrics(cacheme)) {
      metrics.bindTo(registry); // once, when the application starts

      PriceCache prices = PriceCache.create(cacheme); // later, all the same
      prices.sync().get("tea");
      prices.sync().get("tea");

      assertThat(registry.scrape())
          .contains("cache_gets_total{cache=\"Price\",result=\"hit\"} 1.0")
          .contains("cache_gets_total{cache=\"Price\",result=\"miss\"} 1.0")
          .contains("cache_size{cache=\"local\"} 1.0");
    }
  }
}
