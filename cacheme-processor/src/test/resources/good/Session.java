package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(
    key = "session:{token}",
    caches = {
      @Cache(storage = "local", ttl = "1h", expireAfterAccess = "10m"),
      @Cache(storage = "local-2", ttl = "2h", follow = false, expireAfterAccess = "500ms"),
      @Cache(storage = "redis", ttl = "12h")
    })
public record Session(String token) implements Node<String> {}
