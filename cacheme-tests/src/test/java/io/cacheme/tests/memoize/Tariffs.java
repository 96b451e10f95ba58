package io.cacheme.tests.memoize;

import io.cacheme.annotation.KeyIgnore;
import io.cacheme.annotation.Memoize;
import io.cacheme.annotation.ToNode;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An interface of an application, with all that can be memoized. */
interface Tariffs extends Distances<IOException> {

  record Parcel(String street, String zone, long weight) {}

  @Memoize(Tariff.class)
  Tariff.Cost cost(String zone, int weight) throws IOException;

  @Memoize(Tariff.class)
  Tariff.Cost cost(long weight, String zone, @KeyIgnore Locale locale);

  @Memoize(Tariff.class)
  Optional<Tariff.Cost> find(String zone, Long weight);

  @Memoize(Tariff.class)
  Optional<Tariff.Cost> find(Parcel parcel);

  @ToNode
  static Tariff tariff(Parcel parcel) {
    return new Tariff(parcel.zone(), parcel.weight());
  }

  @Memoize(Tariff.class)
  CompletionStage<Tariff.Cost> costLater(String zone, long weight);

  @Memoize(Tariff.class)
  CompletableFuture<Optional<Tariff.Cost>> findLater(Tariff tariff);

  @Memoize(Tariff.class)
  Map<Long, Tariff.Cost> costs(String zone, Collection<Long> weights) throws IOException;

  @Memoize(Tariff.class)
  CompletionStage<Map<Parcel, Tariff.Cost>> costsLater(List<Parcel> parcels);

  @Memoize(Distance.class)
  int distance(String zone);

  @Memoize(Distance.class)
  Map<String, Integer> distances(Set<String> zones);

  @Memoize(Distance.class)
  default Integer back(String zone) {
    return -distance(zone);
  }

  default String name() {
    return "tariffs";
  }
}
