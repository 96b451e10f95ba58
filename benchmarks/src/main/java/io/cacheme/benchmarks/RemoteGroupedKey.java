package io.cacheme.benchmarks;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** A key of a group, in Redis alone. */
@CacheNode(
    version = "v1",
    key = "remote-grouped:{tenant}:{id}",
    groups = "tenant:{tenant}",
    caches = @Cache(storage = "my-redis", ttl = "1h"))
public record RemoteGroupedKey(long tenant, long id) implements Node<Profile> {}
