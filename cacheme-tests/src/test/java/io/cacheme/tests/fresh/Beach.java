package io.cacheme.tests.fresh;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** Loaded anew every ten seconds, for a minute after it was asked for. */
@CacheNode(
    key = "beach:{name}",
    softTtl = "10s",
    refreshAhead = "1m",
    retryAfter = "2s",
    negativeTtl = "20s",
    caches = {@Cache(storage = "local", ttl = "20s"), @Cache(storage = "my-redis", ttl = "40s")})
record Beach(String name) implements Node<String> {}
