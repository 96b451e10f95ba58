package com.example;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** A node in Java, for Kotlin to use. */
@CacheNode(
    key = "user:{id}",
    caches = {@Cache(storage = "local", ttl = "1h"), @Cache(storage = "far", ttl = "1h")})
public record User(long id) implements Node<User.Row> {

  /** What is cached. */
  public record Row(String name) {}

  Row load() {
    return new Row("user " + id);
  }
}
