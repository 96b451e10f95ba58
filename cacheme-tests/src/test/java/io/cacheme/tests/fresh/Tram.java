package io.cacheme.tests.fresh;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** When trams leave: who waits for longer than a moment takes the older answer. */
@CacheNode(
    key = "tram:{stop}",
    staleIfError = "1h",
    retryAfter = "2s",
    softLoadTimeout = "100ms",
    loadTimeout = "5s",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "1m")})
record Tram(String stop) implements Node<String> {}
