package io.cacheme.tests.fresh;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** Served for another hour where the bank does not answer. */
@CacheNode(
    key = "rate:{currency}",
    staleIfError = "1h",
    retryAfter = "2s",
    negativeTtl = "1m",
    caches = {@Cache(storage = "local", ttl = "10s"), @Cache(storage = "my-redis", ttl = "1m")})
record Rate(String currency) implements Node<String> {}
