package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(
    version = "v3",
    alsoInvalidate = {"v1", "v:2", "v3", "v1", "", "auto"},
    key = "user:{userId}",
    caches = @Cache(storage = "my-redis", ttl = "10d"))
record UserInfo(long userId) implements Node<String> {}

@CacheNode(
    version = "auto",
    alsoInvalidate = {"v1", "auto-0123456789abcdef", "auto-7f66659bed009d52"},
    key = "shaped:{userId}",
    caches = @Cache(storage = "my-redis", ttl = "10d"))
record Shaped(long userId) implements Node<String> {}

@CacheNode(
    version = "auto",
    alsoInvalidate = "v1",
    key = "shapeless:{userId}",
    caches = @Cache(storage = "my-redis", ttl = "10d"))
record Shapeless(long userId) implements Node<Runnable> {}
