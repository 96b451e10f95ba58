package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {}

@CacheNode(key = "", caches = @Cache(storage = "local", ttl = "30s"))
record AllNode() implements Node<String> {}

@CacheNode(caches = @Cache(storage = "local", ttl = "30s"))
record Traced(long id, @io.cacheme.annotation.KeyIgnore String trace) implements Node<String> {}
