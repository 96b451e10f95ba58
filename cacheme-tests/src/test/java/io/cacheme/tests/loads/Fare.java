package io.cacheme.tests.loads;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** Whose failed loads are remembered. */
@CacheNode(
    key = "fare:{line}:{stop}",
    errorTtl = "5s",
    loadTimeout = "2s",
    groups = "line:{line}",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "1m")})
record Fare(int line, int stop) implements Node<String> {}
