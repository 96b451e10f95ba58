package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(
    key = "user:{userId}",
    caches = @Cache(storage = "my-redis", ttl = "10d"),
    serializer = String.class)
record UserInfo(long userId) implements Node<String> {}

@CacheNode(
    key = "face:{userId}",
    caches = @Cache(storage = "my-redis", ttl = "10d"),
    serializer = io.cacheme.codec.Serializer.class)
record Face(long userId) implements Node<String> {}
