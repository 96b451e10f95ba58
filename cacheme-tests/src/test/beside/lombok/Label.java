package com.example;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import lombok.Value;

/** A class of Lombok's on the heap. */
@CacheNode(key = "label:{id}", caches = @Cache(storage = "local", ttl = "1h"))
public record Label(long id) implements Node<Label.Text> {

  /** What is cached. */
  @Value
  public static class Text {
    String text;
  }

  Text load() {
    return new Text("label " + id);
  }
}
