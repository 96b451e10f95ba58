package demo;

import io.cacheme.Node;
import io.cacheme.annotation.*;

@CacheNode(key = "a:{id}", verify = 10, caches = @Cache(storage = "local", ttl = "30s"))
record Percent(long id) implements Node<String> {}

@CacheNode(key = "b:{id}", verify = 1, caches = @Cache(storage = "local", ttl = "30s"))
record Each(long id) implements Node<String> {}
