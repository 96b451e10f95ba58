package io.cacheme.examples.plain;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** What a book costs, in cents. Its source are the methods of {@link Prices}. */
@CacheNode(
    key = "price:{bookId}",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "10m")})
record Price(long bookId) implements Node<Long> {}
