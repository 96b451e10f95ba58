package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.micrometer.AnswerTimers;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

class AnswerHistogramTest {

  private static final class Histograms implements MeterFilter {

    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
      return id.getName().equals("cacheme.answers")
          ? DistributionStatisticConfig.builder().percentilesHistogram(true).build().merge(config)
          : config;
    }
  }

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @Test
  void scrape_hasBuckets() {
    registry.config().meterFilter(new Histograms()); // before the first answer
    try (Cacheme cacheme =
        Cacheme.builder()
            .storage("local", "local://tlfu?size=1000")
            .listener(new AnswerTimers(registry))
            .build()) {
      PriceCache.create(cacheme).sync().get("tea");

      assertThat(registry.scrape())
          .contains(
              "cacheme_answers_seconds_bucket{cache=\"Price\",source=\"load\",storage=\"none\","
                  + "le=\"+Inf\"} 1");
    }
  }
}
