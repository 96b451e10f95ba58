package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(key = "beside:{id}", keyPrefix = "beside:", caches = @Cache(storage = "local", ttl = "30s"))
record Beside(long id) implements Node<String> {}

@CacheNode(keyPrefix = "alone:", caches = @Cache(storage = "local", ttl = "30s"))
record Alone(long id) implements Node<String> {}

interface WithKey {
  default String key() {
    return "";
  }
}

@CacheNode(key = "inherited:{id}", keyPrefix = "inherited:", caches = @Cache(storage = "local", ttl = "30s"))
record Inherited(long id) implements Node<String>, WithKey {}

@CacheNode(key = "both:{id}", keyPrefix = "both:", caches = @Cache(storage = "local", ttl = "30s"))
record Both(long id) implements Node<String> {
  String key() {
    return "" + id;
  }
}
