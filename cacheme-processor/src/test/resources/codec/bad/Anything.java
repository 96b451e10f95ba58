package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(key = "x:{id}", caches = @Cache(storage = "my-redis", ttl = "1h"))
record Anything(int id) implements Node<Object> {}
