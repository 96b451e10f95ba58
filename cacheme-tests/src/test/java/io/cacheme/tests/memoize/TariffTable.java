package io.cacheme.tests.memoize;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tariffs that remember what they were asked, and fail or know nothing if told to. */
final class TariffTable implements Tariffs {

  final List<String> asked = new CopyOnWriteArrayList<>();
  volatile CompletableFuture<Tariff.Cost> later;
  volatile Throwable failure;
  volatile boolean empty;

  private void ask(String call) {
    asked.add(call);
    if (failure != null) {
      throw TariffTable.<RuntimeException>unchecked(failure);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> T unchecked(Throwable failure) throws T {
    throw (T) failure;
  }

  private Tariff.Cost costOf(String zone, long weight) {
    return empty ? null : new Tariff.Cost(zone.length() * 100L + weight);
  }

  @Override
  public Tariff.Cost cost(String zone, int weight) throws IOException {
    ask("cost " + zone + " " + weight);
    return costOf(zone, weight);
  }

  @Override
  public Tariff.Cost cost(long weight, String zone, Locale locale) {
    ask("cost " + zone + " " + weight + " " + locale);
    return costOf(zone, weight);
  }

  @Override
  public Optional<Tariff.Cost> find(String zone, Long weight) {
    ask("find " + zone + " " + weight);
    return Optional.ofNullable(costOf(zone, weight));
  }

  @Override
  public Optional<Tariff.Cost> find(Parcel parcel) {
    ask("find " + parcel.street());
    return Optional.ofNullable(costOf(parcel.zone(), parcel.weight()));
  }

  @Override
  public CompletionStage<Tariff.Cost> costLater(String zone, long weight) {
    asked.add("later " + zone + " " + weight);
    return later;
  }

  @Override
  public CompletableFuture<Optional<Tariff.Cost>> findLater(Tariff tariff) {
    ask("find later " + tariff.zone());
    return CompletableFuture.completedFuture(
        Optional.ofNullable(costOf(tariff.zone(), tariff.weight())));
  }

  @Override
  public Map<Long, Tariff.Cost> costs(String zone, Collection<Long> weights) throws IOException {
    ask("costs " + zone + " " + weights);
    Map<Long, Tariff.Cost> found = new LinkedHashMap<>();
    weights.forEach(weight -> found.put(weight, costOf(zone, weight)));
    return found;
  }

  @Override
  public CompletionStage<Map<Parcel, Tariff.Cost>> costsLater(List<Parcel> parcels) {
    ask("costs later " + parcels.stream().map(Parcel::street).toList());
    Map<Parcel, Tariff.Cost> found = new LinkedHashMap<>();
    parcels.forEach(parcel -> found.put(parcel, costOf(parcel.zone(), parcel.weight())));
    return CompletableFuture.completedFuture(found);
  }

  @Override
  public int distance(String zone) {
    ask("distance " + zone);
    return zone.length();
  }

  @Override
  public Map<String, Integer> distances(Set<String> zones) {
    ask("distances " + zones);
    Map<String, Integer> found = new LinkedHashMap<>();
    zones.forEach(zone -> found.put(zone, zone.length()));
    return found;
  }

  @Override
  public Integer far(String zone) throws IOException {
    ask("far " + zone);
    return zone.length();
  }

  @Override
  public String name() {
    return "table";
  }

  @Override
  public String toString() {
    return "TariffTable";
  }
}
