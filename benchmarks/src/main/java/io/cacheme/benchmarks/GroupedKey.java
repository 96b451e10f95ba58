package io.cacheme.benchmarks;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** A key of a group, on the heap and in Redis. */
@CacheNode(
    version = "v1",
    key = "grouped:{tenant}:{id}",
    groups = "tenant:{tenant}",
    caches = {@Cache(storage = "local", ttl = "1h"), @Cache(storage = "my-redis", ttl = "1h")})
public record GroupedKey(long tenant, long id) implements Node<Profile> {}
