package io.cacheme.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.PriceCache;
import com.example.shop.Shop;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Meters in the application's registry. */
class MetersTest {

  @Configuration(proxyBeanMethods = false)
  static class Registry {

    @Bean
    SimpleMeterRegistry registry() {
      return new SimpleMeterRegistry();
    }
  }

  private static ConfigurableApplicationContext shop(Class<?> registry, String... properties) {
    return new SpringApplicationBuilder(Shop.class, registry)
        .web(org.springframework.boot.WebApplicationType.NONE)
        .properties("cacheme.storages.my-redis=local://tlfu?size=10")
        .properties(properties)
        .run();
  }

  @Test
  void counters_areMeters_withTags_andGoWithTheContext() {
    MeterRegistry registry;
    try (ConfigurableApplicationContext shop =
        shop(Registry.class, "cacheme.metrics.tags.application=shop")) {
      registry = shop.getBean(MeterRegistry.class);
      shop.getBean(PriceCache.class).sync().get("tea");

      assertThat(
              registry
                  .get("cache.gets")
                  .tags("cache", "Price", "result", "miss", "application", "shop")
                  .functionCounter()
                  .count())
          .isEqualTo(1);
      assertThat(registry.get("cacheme.storage.status").tag("storage", "local").gauges())
          .isNotEmpty();
      assertThat(registry.find("cacheme.answers").meters()).isEmpty();
    }
    assertThat(registry.find("cache.gets").meters()).isEmpty();
  }

  @Test
  void answerTimers_ifToldTo() {
    try (ConfigurableApplicationContext shop =
        shop(Registry.class, "cacheme.metrics.answer-timers=true")) {
      shop.getBean(PriceCache.class).sync().get("tea");

      assertThat(
              shop.getBean(MeterRegistry.class)
                  .get("cacheme.answers")
                  .tag("source", "load")
                  .timer()
                  .count())
          .isEqualTo(1);
    }
  }

  @Test
  void callTimers_ifToldTo() {
    try (ConfigurableApplicationContext shop =
        shop(Registry.class, "cacheme.metrics.call-timers=true")) {
      shop.getBean(PriceCache.class).sync().get("tea");

      assertThat(shop.getBean(MeterRegistry.class).get("cacheme.loader.calls").timer().count())
          .isEqualTo(1);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Observations {

    final List<String> stopped = new CopyOnWriteArrayList<>();

    @Bean
    ObservationRegistry observations() {
      ObservationRegistry registry = ObservationRegistry.create();
      registry
          .observationConfig()
          .observationHandler(
              new ObservationHandler<Observation.Context>() {
                @Override
                public void onStop(Observation.Context context) {
                  stopped.add(context.getName());
                }

                @Override
                public boolean supportsContext(Observation.Context context) {
                  return true;
                }
              });
      return registry;
    }
  }

  @Test
  void loads_areObserved_unlessTurnedOff() {
    try (ConfigurableApplicationContext shop = shop(Observations.class)) {
      shop.getBean(PriceCache.class).sync().get("tea");
      assertThat(shop.getBean(Observations.class).stopped).containsExactly("cacheme.load");
    }
    try (ConfigurableApplicationContext shop =
        shop(Observations.class, "cacheme.observations.enabled=false")) {
      shop.getBean(PriceCache.class).sync().get("tea");
      assertThat(shop.getBean(Observations.class).stopped).isEmpty();
    }
  }

  @Test
  void turnedOff_noMeters() {
    try (ConfigurableApplicationContext shop =
        shop(Registry.class, "cacheme.metrics.enabled=false")) {
      assertThat(shop.getBean(MeterRegistry.class).find("cache.gets").meters()).isEmpty();
    }
  }
}
