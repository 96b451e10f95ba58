package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(
    key = "user:{userId}",
    caches = @Cache(storage = "local", ttl = "0s"),
    negativeTtl = "0ms")
record UserInfo(long userId) implements Node<String> {}
