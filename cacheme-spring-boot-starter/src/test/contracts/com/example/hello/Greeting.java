package com.example.hello;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(key = "greeting:{name}", caches = @Cache(storage = "my-redis", ttl = "10m"))
public record Greeting(String name) implements Node<String> {
  String load() {
    return "Hello, " + name + "!";
  }
}
