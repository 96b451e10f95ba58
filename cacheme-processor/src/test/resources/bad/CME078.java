package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(
    version = "v2",
    alsoInvalidate = "v1",
    key = "user:{userId}",
    caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {}
