package io.cacheme.tests.memoize;

import io.cacheme.annotation.Memoize;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A class that calls its own memoized methods. */
class TariffService {

  final List<String> asked = new CopyOnWriteArrayList<>();
  private final long base;

  TariffService(long base, String... zones) throws IOException {
    if (base < 0) {
      throw new IOException("no base below nothing");
    }
    this.base = base + zones.length;
  }

  @Memoize(Tariff.class)
  protected Tariff.Cost cost(String zone, long weight) throws IOException {
    asked.add("cost " + zone + " " + weight);
    if (weight < 0) {
      throw new IOException("no weight below nothing");
    }
    return new Tariff.Cost(base + weight);
  }

  @Memoize(Tariff.class)
  Map<Long, Tariff.Cost> costs(String zone, Collection<Long> weights) {
    asked.add("costs " + zone + " " + weights);
    Map<Long, Tariff.Cost> found = new LinkedHashMap<>();
    weights.forEach(weight -> found.put(weight, new Tariff.Cost(base + weight)));
    return found;
  }

  long sum(String zone, long... weights) throws IOException {
    long sum = 0;
    for (long weight : weights) {
      sum += cost(zone, weight).cents();
    }
    return sum;
  }
}
