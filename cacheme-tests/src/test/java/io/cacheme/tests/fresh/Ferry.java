package io.cacheme.tests.fresh;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Doorkeeper;

/** Kept when it is loaded the second time, and loaded anew while it is served. */
@CacheNode(
    key = "ferry:{port}",
    softTtl = "10s",
    staleIfError = "1h",
    doorkeeper = @Doorkeeper(size = 1_000, fpp = 0.001),
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "none")})
record Ferry(String port) implements Node<String> {}
