package io.cacheme.examples.fleet;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** A value that processes share in Redis, and keep nowhere else. */
@CacheNode(
    key = "stock:{id}",
    caches = {@Cache(storage = "my-redis", ttl = "1h")})
record Stock(int id) implements Node<Long> {

  Long load(Ledger ledger) throws InterruptedException {
    return ledger.slowSource(id);
  }
}
