package io.cacheme.benchmarks;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** A node on the heap alone, whose entries are dropped when nobody asks for them. */
@CacheNode(
    key = "idle:{id}",
    caches = {@Cache(storage = "local", ttl = "1h", expireAfterAccess = "10m")})
record IdleKey(long id) implements Node<Profile> {

  Profile load() {
    return Profile.sample();
  }
}
