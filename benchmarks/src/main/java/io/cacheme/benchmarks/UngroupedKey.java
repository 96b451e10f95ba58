package io.cacheme.benchmarks;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** The same of no group. */
@CacheNode(
    version = "v1",
    key = "ungrouped:{tenant}:{id}",
    caches = {@Cache(storage = "local", ttl = "1h"), @Cache(storage = "my-redis", ttl = "1h")})
public record UngroupedKey(long tenant, long id) implements Node<Profile> {}
