package io.cacheme.tests.fresh;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/**
 * Whose values are all compared with their source; arrays of bytes, which equal themselves only.
 */
@CacheNode(
    key = "toll:{road}:{day}",
    verify = 1,
    groups = "road:{road}",
    negativeTtl = "10s",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "1m")})
record Toll(int road, int day) implements Node<byte[]> {}
