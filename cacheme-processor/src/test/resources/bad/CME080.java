package demo;

import io.cacheme.Node;
import io.cacheme.annotation.*;

@CacheNode(key = "a:{id}", ttlJitter = 10, caches = @Cache(storage = "local", ttl = "30s"))
record Percent(long id) implements Node<String> {}

@CacheNode(key = "b:{id}", ttlJitter = -0.1, caches = @Cache(storage = "local", ttl = "30s"))
record Negative(long id) implements Node<String> {}

@CacheNode(key = "c:{id}", ttlJitter = 0.1, caches = @Cache(storage = "local", ttl = "none"))
record Endless(long id) implements Node<String> {}
