package io.cacheme.spring.wired.other;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** Another of that name. */
@CacheNode(key = "star:{code}", caches = @Cache(storage = "local", ttl = "1m"))
public record Rate(String code) implements Node<String> {
  String load() {
    return "star " + code;
  }
}
