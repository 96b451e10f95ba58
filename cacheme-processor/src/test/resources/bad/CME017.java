package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(version = "v:1", key = "user:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {}

@CacheNode(version = "", key = "other:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
record Other(long userId) implements Node<String> {}
