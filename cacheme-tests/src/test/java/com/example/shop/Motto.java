package com.example.shop;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(
    key = "motto:{shop}",
    serializer = PlainText.class,
    caches = @Cache(storage = "my-redis", ttl = "1h"))
public record Motto(String shop) implements Node<String> {

  String load() {
    return "Open all day, says " + shop;
  }
}
