package io.cacheme.benchmarks;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** A node whose heap follows what other processes write. */
@CacheNode(
    key = "following:{id}",
    caches = {@Cache(storage = "local", ttl = "1h"), @Cache(storage = "my-redis", ttl = "1h")})
record FollowingKey(long id) implements Node<Profile> {

  Profile load() {
    return Profile.sample();
  }
}
