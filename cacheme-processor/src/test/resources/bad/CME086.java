package demo;

import io.cacheme.Node;
import io.cacheme.annotation.*;

@CacheNode(
    key = "a:{id}",
    refreshAhead = "10m",
    caches = @Cache(storage = "local", ttl = "30s"))
record Ageless(long id) implements Node<String> {}

@CacheNode(
    key = "b:{id}",
    softTtl = "10s",
    refreshAhead = "10s",
    caches = @Cache(storage = "local", ttl = "30s"))
record Short(long id) implements Node<String> {}
