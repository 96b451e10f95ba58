package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(caches = @Cache(storage = "my-redis", ttl = "30s"))
record Anything(long id) implements Node<String> {
  String key() {
    return "" + id;
  }
}

@CacheNode(version = "own-v1", caches = @Cache(storage = "my-redis", ttl = "30s"))
record OfItsOwn(long id) implements Node<String> {
  String key() {
    return "" + id;
  }
}

@CacheNode(caches = @Cache(storage = "my-redis", ttl = "30s"))
record Flawed(long id) implements Node<String> {
  long key() {
    return id;
  }
}
