package io.cacheme.tests.fresh;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** Old after ten seconds, and gone after a minute. */
@CacheNode(
    key = "weather:{city}",
    softTtl = "10s",
    retryAfter = "2s",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "1m")})
record Weather(String city) implements Node<String> {}
