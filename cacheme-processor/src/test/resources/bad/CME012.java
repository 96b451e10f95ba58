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

@CacheNode(key = "{x{y}}", caches = @Cache(storage = "local", ttl = "30s"))
record Doubled(long x, long y) implements Node<String> {}

@CacheNode(key = "a}:{}:{b", caches = @Cache(storage = "local", ttl = "30s"))
record Three(long a, long b, long name) implements Node<String> {}

@CacheNode(key = "{a}{b}:{", caches = @Cache(storage = "local", ttl = "30s"))
record Unclear(String a, String b) implements Node<String> {}
