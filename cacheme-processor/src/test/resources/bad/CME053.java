package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(key = "user:{userId}", caches = @Cache(storage = "my-redis", ttl = "10d"))
record UserInfo(long userId) implements Node<Object> {}
