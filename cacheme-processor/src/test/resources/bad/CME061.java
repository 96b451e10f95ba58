package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {

  private String key() {
    return "user:" + userId;
  }
}

@CacheNode(caches = @Cache(storage = "local", ttl = "30s"))
record Other(long userId) implements Node<String> {

  long key() {
    return userId;
  }
}

@CacheNode(caches = @Cache(storage = "local", ttl = "30s"))
record Third(long userId) implements Node<String> {

  String key() throws Exception {
    return "third";
  }
}
