package io.cacheme.benchmarks;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** A node whose heap follows nobody. */
@CacheNode(
    key = "alone:{id}",
    caches = {
      @Cache(storage = "local", ttl = "1h", follow = false),
      @Cache(storage = "my-redis", ttl = "1h")
    })
record AloneKey(long id) implements Node<Profile> {

  Profile load() {
    return Profile.sample();
  }
}
