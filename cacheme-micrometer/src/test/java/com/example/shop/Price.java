package com.example.shop;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(key = "price:{sku}", caches = @Cache(storage = "local", ttl = "30s"))
public record Price(String sku) implements Node<Long> {

  Long load() {
    return 100L * sku.length();
  }
}
