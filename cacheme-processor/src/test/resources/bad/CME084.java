package demo;

import io.cacheme.Node;
import io.cacheme.annotation.*;

@CacheNode(
    key = "a:{id}",
    maxConcurrentLoads = -1,
    caches = @Cache(storage = "local", ttl = "30s"))
record None(long id) implements Node<String> {}
