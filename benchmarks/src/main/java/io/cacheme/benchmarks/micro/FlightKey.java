package io.cacheme.benchmarks.micro;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.concurrent.CompletionStage;

/** A key whose load is under way until all are. */
@CacheNode(
    key = "flight:{id}",
    caches = {@Cache(storage = "local", ttl = "1h")})
record FlightKey(int id) implements Node<FlightKey.Landed> {

  CompletionStage<Landed> load(Promises promises) {
    return promises.find(id);
  }

  /** The value, which says whose it is. */
  record Landed(int id) {}
}
