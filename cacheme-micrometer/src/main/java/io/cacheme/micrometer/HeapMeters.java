package io.cacheme.micrometer;

import io.cacheme.Cacheme;
import io.cacheme.stats.HeapStats;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** The meters of one heap storage, which its nodes share; also when another takes its place. */
final class HeapMeters {

  private final Cacheme cacheme;
  private final HeapStats heap;
  private final Tags tags;

  /**
   * Those of a heap.
   *
   * @param heap what it is at present
   */
  HeapMeters(Cacheme cacheme, HeapStats heap, Tags tags) {
    this.cacheme = cacheme;
    this.heap = heap;
    this.tags = tags;
  }

  /** Registers one, by which it shows whether the tags are free. */
  Meter size(MeterRegistry registry) {
    String storage = heap.storage();
    return Gauge.builder("cache.size", cacheme, it -> now(it, storage, HeapStats::size, Double.NaN))
        .tags(tags.and("cache", storage))
        .description("entries that a heap storage keeps, of all nodes")
        .register(registry);
  }

  /** Registers the others: those of what it counts. */
  List<Meter> others(MeterRegistry registry) {
    List<Meter> meters = new ArrayList<>();
    if (heap.evictionCount() != HeapStats.UNCOUNTED) {
      meters.add(evictions(registry));
    }
    if (heap.isBoundedInBytes()) {
      meters.add(
          bytes("cacheme.heap.used", "what its entries take", HeapStats::weighedBytes, registry));
      meters.add(
          bytes("cacheme.heap.max", "what they may take", HeapStats::maximumBytes, registry));
    }
    return meters;
  }

  private Meter evictions(MeterRegistry registry) {
    String storage = heap.storage();
    return FunctionCounter.builder(
            "cache.evictions",
            cacheme,
            it -> Math.max(0, now(it, storage, HeapStats::evictionCount, 0)))
        .tags(tags.and("cache", storage))
        .description("entries that a heap storage dropped to make room, of all nodes")
        .register(registry);
  }

  private Meter bytes(
      String name, String description, ToLongFunction<HeapStats> value, MeterRegistry registry) {
    String storage = heap.storage();
    return Gauge.builder(name, cacheme, it -> now(it, storage, value, Double.NaN))
        .tags(tags.and("storage", storage))
        .description("of a heap storage bounded in bytes, " + description)
        .baseUnit("bytes")
        .register(registry);
  }

  private static double now(
      Cacheme cacheme, String storage, ToLongFunction<HeapStats> value, double ifGone) {
    return cacheme.heapStats().stream()
        .filter(heap -> heap.storage().equals(storage))
        .mapToDouble(value::applyAsLong)
        .findFirst()
        .orElse(ifGone);
  }
}
