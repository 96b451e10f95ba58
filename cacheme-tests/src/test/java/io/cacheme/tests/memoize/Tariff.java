package io.cacheme.tests.memoize;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** What a parcel of a weight costs in a zone. */
@CacheNode(
    key = "tariff:{zone}:{weight}",
    caches = @Cache(storage = "local", ttl = "1h"),
    negativeTtl = "1m")
public record Tariff(String zone, long weight) implements Node<Tariff.Cost> {

  public record Cost(long cents) {}
}
