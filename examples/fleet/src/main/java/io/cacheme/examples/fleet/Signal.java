package io.cacheme.examples.fleet;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** A value that changes all the time, and that all processes look at. */
@CacheNode(
    key = "signal:{id}",
    caches = {@Cache(storage = "local", ttl = "10m"), @Cache(storage = "shared", ttl = "1h")})
record Signal(int id) implements Node<Long> {

  Long load(Told told) {
    return told.newest();
  }
}
