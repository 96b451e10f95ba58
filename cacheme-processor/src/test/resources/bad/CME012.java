package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(key = "user:{userId", caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {}

@CacheNode(key = "user:userId}", caches = @Cache(storage = "local", ttl = "30s"))
record Other(long userId) implements Node<String> {}

@CacheNode(key = "user:{}:{", caches = @Cache(storage = "local", ttl = "30s"))
record Third(long userId) implements Node<String> {}
