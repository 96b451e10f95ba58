package io.cacheme.micrometer;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** On a heap alone. */
@CacheNode(key = "verse:{line}", caches = @Cache(storage = "local", ttl = "30s"))
public record Verse(int line) implements Node<String> {

  String load() {
    return "line " + line;
  }
}
