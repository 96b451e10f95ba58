package io.cacheme.benchmarks;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** A key of no group, in Redis alone. */
@CacheNode(
    version = "v1",
    key = "remote-ungrouped:{tenant}:{id}",
    caches = @Cache(storage = "my-redis", ttl = "1h"))
public record RemoteUngroupedKey(long tenant, long id) implements Node<Profile> {}
