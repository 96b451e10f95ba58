// options: -Acacheme.storages=hot=local;local;my-redis=remote
package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(
    key = "user:{userId}",
    caches = {@Cache(storage = "local", ttl = "10d", follow = false), @Cache(storage = "my-redis", ttl = "30s")})
record UserInfo(long userId) implements Node<String> {}

@CacheNode(
    key = "other:{userId}",
    caches = {@Cache(storage = "hot", ttl = "none", follow = false), @Cache(storage = "my-redis", ttl = "30s")})
record Other(long userId) implements Node<String> {}

@CacheNode(
    key = "follows:{userId}",
    caches = {@Cache(storage = "local", ttl = "10d"), @Cache(storage = "my-redis", ttl = "30s")})
record Follows(long userId) implements Node<String> {}

@SuppressWarnings("cacheme:CME025")
@CacheNode(
    key = "quiet:{userId}",
    caches = {@Cache(storage = "local", ttl = "10d", follow = false), @Cache(storage = "my-redis", ttl = "30s")})
record Quiet(long userId) implements Node<String> {}
