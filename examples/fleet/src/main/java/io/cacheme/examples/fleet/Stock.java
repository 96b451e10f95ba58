package io.cacheme.examples.fleet;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** A value that processes share, and keep nowhere else. */
@CacheNode(
    key = "stock:{id}",
    caches = {@Cache(storage = "shared", ttl = "1h")})
record Stock(int id) implements Node<Long> {

  Long load(Ledger ledger) throws InterruptedException {
    return ledger.slowSource(id);
  }
}
