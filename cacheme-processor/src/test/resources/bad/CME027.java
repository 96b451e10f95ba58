package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(key = "user:{userId}", caches = @Cache(storage = "local", ttl = "1800000s"))
record UserInfo(long userId) implements Node<String> {}

@CacheNode(key = "month:{userId}", caches = @Cache(storage = "local", ttl = "2592000s"))
record Month(long userId) implements Node<String> {}
