package io.cacheme.tests.loads;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** From a source that bears two at a time, and answers within two seconds or not at all. */
@CacheNode(
    key = "invoice:{id}",
    loadTimeout = "2s",
    maxConcurrentLoads = 2,
    caches = @Cache(storage = "local", ttl = "1m"))
record Invoice(int id) implements Node<String> {}
