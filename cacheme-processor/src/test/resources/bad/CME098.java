package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(
    key = "user:{userId}",
    dumpable = true,
    caches = @Cache(storage = "redis", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {}

@CacheNode(
    key = "both:{id}",
    dumpable = true,
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "redis", ttl = "30s")})
record Both(long id) implements Node<String> {}
