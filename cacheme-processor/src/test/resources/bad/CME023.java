package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(
    key = "user:{userId}",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "local", ttl = "60s")})
record UserInfo(long userId) implements Node<String> {}
