package io.cacheme.benchmarks.start;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** A node on the heap alone. */
@CacheNode(
    key = "start:{id}",
    caches = {@Cache(storage = "local", ttl = "1h")})
record StartKey(long id) implements Node<Long> {

  Long load() {
    return id + 1;
  }
}
