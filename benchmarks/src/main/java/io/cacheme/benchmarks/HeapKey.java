package io.cacheme.benchmarks;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** A node on the heap alone. */
@CacheNode(
    key = "heap:{id}",
    caches = {@Cache(storage = "local", ttl = "1h")})
record HeapKey(long id) implements Node<Profile> {

  Profile load() {
    return Profile.sample();
  }
}
