package io.cacheme.examples.fleet;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** A value that processes keep on the heap and share. */
@CacheNode(
    key = "price:{id}",
    caches = {@Cache(storage = "local", ttl = "10m"), @Cache(storage = "shared", ttl = "1h")})
record Price(int id) implements Node<Long> {

  Long load(Ledger ledger) throws InterruptedException {
    return ledger.slowSource(id);
  }
}
