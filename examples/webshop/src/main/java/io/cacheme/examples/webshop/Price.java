package io.cacheme.examples.webshop;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** A product's price. It has no load: the methods of {@link Prices} with it are its source. */
@CacheNode(
    key = "price:{productId}",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "10m")})
record Price(long productId) implements Node<Price.Tag> {

  record Tag(long cents, long revision) {}
}
