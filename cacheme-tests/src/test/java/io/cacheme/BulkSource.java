package io.cacheme;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A source of truth for many keys: the n-th call gives {@code 7*n} for thing 7. */
final class BulkSource implements BulkLoader<Thing, String> {

  final List<List<Thing>> calls = new CopyOnWriteArrayList<>();
  private volatile Function<Map<Thing, String>, CompletionStage<Map<Thing, String>>> behaviour =
      CompletableFuture::completedFuture;

  /** What to make of the values of a call. */
  BulkSource instead(Function<Map<Thing, String>, CompletionStage<Map<Thing, String>>> other) {
    behaviour = other;
    return this;
  }

  @Override
  public CompletionStage<Map<Thing, String>> loadAll(Collection<Thing> things) {
    calls.add(List.copyOf(things));
    Map<Thing, String> values = new LinkedHashMap<>();
    things.forEach(thing -> values.put(thing, thing.id() + "*" + calls.size()));
    return behaviour.apply(values);
  }
}
