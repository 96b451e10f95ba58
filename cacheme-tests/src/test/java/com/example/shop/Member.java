package com.example.shop;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(
    version = "v2",
    alsoInvalidate = "v1",
    key = "member:{id}",
    caches = {@Cache(storage = "local", ttl = "5m"), @Cache(storage = "my-redis", ttl = "10d")})
public record Member(long id) implements Node<Member.View> {

  public record View(String name, int age) {} // was a String in v1
}
