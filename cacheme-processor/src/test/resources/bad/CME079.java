package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Singleflight;

@CacheNode(
    key = "user:{userId}",
    singleflight = Singleflight.FLEET,
    caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {}

@CacheNode(
    key = "shared:{id}",
    singleflight = Singleflight.FLEET,
    caches = @Cache(storage = "my-redis", ttl = "30s"))
record Shared(long id) implements Node<String> {}
