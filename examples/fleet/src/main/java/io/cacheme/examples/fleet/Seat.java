package io.cacheme.examples.fleet;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Singleflight;

/** A value that processes keep on the heap and share, and that one of them loads for all. */
@CacheNode(
    key = "seat:{id}",
    singleflight = Singleflight.FLEET,
    caches = {@Cache(storage = "local", ttl = "10m"), @Cache(storage = "shared", ttl = "1h")})
record Seat(int id) implements Node<Long> {

  Long load(Ledger ledger) throws InterruptedException {
    return ledger.slowSource(id);
  }
}
