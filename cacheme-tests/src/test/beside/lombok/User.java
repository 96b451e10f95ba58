package com.example;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import lombok.Builder;
import lombok.With;

/** A node and its value, with methods that Lombok adds. */
@With
@CacheNode(key = "user:{id}", caches = @Cache(storage = "far", ttl = "1h"))
public record User(long id) implements Node<User.View> {

  /** What is cached. */
  @Builder
  public record View(String name) {}

  View load(Directory directory) {
    return directory.find(id);
  }
}
