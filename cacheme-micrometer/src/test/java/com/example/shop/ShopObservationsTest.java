package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.Cacheme;
import io.cacheme.micrometer.CachemeObservations;
import io.cacheme.micrometer.LoadObservationContext;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopObservationsTest {

  private final ObservationRegistry registry = ObservationRegistry.create();
  private final List<String> observed = new ArrayList<>();

  private final class Names implements ObservationHandler<LoadObservationContext> {

    @Override
    public void onStop(LoadObservationContext context) {
      String of = context.getParentObservation() == null ? "nothing" : "the request";
      observed.add(context.getContextualName() + ", of " + of);
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
      return context instanceof LoadObservationContext;
    }
  }

  @Test
  void load_isOfTheRequest() {
    registry.observationConfig().observationHandler(new Names()); // Spring Boot has that of tracing
    try (Cacheme cacheme =
        Cacheme.builder()
            .storage("local", "local://tlfu?size=1000")
            .observer(new CachemeObservations(registry))
            .build()) {
      PriceCache prices = PriceCache.create(cacheme);
      Observation.createNotStarted("request", registry).observe(() -> prices.sync().get("tea"));
      Observation.createNotStarted("request", registry).observe(() -> prices.sync().get("tea"));

      assertThat(observed).containsExactly("load Price, of the request"); // the second was a hit
    }
  }
}
