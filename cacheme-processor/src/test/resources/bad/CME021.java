// options: -Acacheme.storages=local;my-redis
package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(
    key = "user:{userId}",
    caches = {
      @Cache(storage = "local", ttl = "30s"),
      @Cache(storage = "my-reddis", ttl = "10d"),
      @Cache(storage = "elsewhere", ttl = "10d")
    })
record UserInfo(long userId) implements Node<String> {}
