package io.cacheme.micrometer;

import io.cacheme.Cacheme;
import io.cacheme.stats.StorageState;
import io.cacheme.stats.StorageState.Status;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The meters of how one storage does, which its nodes share; also when another takes its place. */
final class StorageMeters {

  private final Cacheme cacheme;
  private final String storage;
  private final Tags tags;

  StorageMeters(Cacheme cacheme, String storage, Tags tags) {
    this.cacheme = cacheme;
    this.storage = storage;
    this.tags = tags.and("storage", storage);
  }

  /** Registers one, by which it shows whether the tags are free. */
  Meter quarantined(MeterRegistry registry) {
    return gauge(
        "cacheme.storage.quarantined",
        "keys that are not read from a storage, for a write did not reach it",
        tags,
        StorageState::quarantinedKeys,
        registry);
  }

  /** Registers the others: one of each status, of which one is 1. */
  List<Meter> others(MeterRegistry registry) {
    List<Meter> meters = new ArrayList<>();
    for (Status status : Status.values()) {
      meters.add(
          gauge(
              "cacheme.storage.status",
              "1 for the status that a storage is of, and 0 for the others",
              tags.and("status", status.name().toLowerCase(Locale.ROOT)),
              state -> state.status() == status ? 1 : 0,
              registry));
    }
    return meters;
  }

  private Meter gauge(
      String name,
      String description,
      Tags all,
      ToDoubleFunction<StorageState> value,
      MeterRegistry registry) {
    String its = storage;
    return Gauge.builder(name, cacheme, it -> now(it, its, value))
        .tags(all)
        .description(description)
        .register(registry);
  }

  private static double now(Cacheme cacheme, String storage, ToDoubleFunction<StorageState> value) {
    StorageState state = cacheme.health().storages().get(storage);
    return state == null ? Double.NaN : value.applyAsDouble(state);
  }
}
