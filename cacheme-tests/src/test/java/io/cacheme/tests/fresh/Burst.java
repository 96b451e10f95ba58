package io.cacheme.tests.fresh;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** One of many that are loaded together. */
@CacheNode(
    key = "burst:{id}",
    ttlJitter = 0.25,
    negativeTtl = "10s",
    caches = {@Cache(storage = "local", ttl = "100s"), @Cache(storage = "my-redis", ttl = "1000s")})
record Burst(int id) implements Node<String> {}
