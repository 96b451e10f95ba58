package com.example.shop;

import io.cacheme.Cacheme;
import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.mutiny.MutinyCache;
import io.smallrye.mutiny.Uni;

@CacheNode(
    key = "departure:{stop}",
    caches = @Cache(storage = "local", ttl = "30s"),
    negativeTtl = "5s")
public record Departure(String stop) implements Node<String> {

  Uni<String> load(Departures timetable) {
    return timetable.next(stop);
  }

  static MutinyCache<String, String> cached(Cacheme cacheme, Departures timetable) {
    return MutinyCache.of(DepartureCache.create(cacheme, timetable).asNodeCache(), Departure::new);
  }
}
