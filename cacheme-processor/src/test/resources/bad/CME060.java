package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(key = "user:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {

  String key() {
    return "user:" + userId;
  }
}

@CacheNode(key = "private:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Private(long id) implements Node<String> {
  private String key() {
    return "" + id;
  }
}

@CacheNode(key = "number:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Number(long id) implements Node<String> {
  int key() {
    return 1;
  }
}

interface WithKey {
  default String key() {
    return "";
  }
}

@CacheNode(key = "inherited:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Inherited(long id) implements Node<String>, WithKey {}
