package io.cacheme.tests.memoize;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** What is written on a shelf. */
@CacheNode(
    key = "shelf:{id}",
    caches = {@Cache(storage = "local", ttl = "1h"), @Cache(storage = "my-redis", ttl = "2h")})
record Shelf(long id) implements Node<String> {}
