package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(
    key = "user:{userId}",
    caches = {
      @Cache(storage = "local", ttl = "30s", follow = false),
      @Cache(storage = "my-redis", ttl = "10d", follow = false)
    })
record UserInfo(long userId) implements Node<String> {}
