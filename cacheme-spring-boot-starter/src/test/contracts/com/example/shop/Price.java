package com.example.shop;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** What a thing costs, in cents. */
@CacheNode(
    key = "price:{sku}",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "10m")})
public record Price(String sku) implements Node<Long> {

  Long load(Prices prices) {
    return prices.cents(sku);
  }
}
