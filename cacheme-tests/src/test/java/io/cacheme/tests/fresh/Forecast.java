package io.cacheme.tests.fresh;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** Loaded anew while it is served, and served where that fails; by cities. */
@CacheNode(
    key = "forecast:{city}:{day}",
    softTtl = "10s",
    staleIfError = "1h",
    groups = "city:{city}",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "1m")})
record Forecast(String city, int day) implements Node<String> {}
