package demo;

import io.cacheme.Node;
import io.cacheme.annotation.*;

@CacheNode(
    key = "a:{id}",
    softTtl = "30s",
    caches = {
      @Cache(storage = "local", ttl = "10s"),
      @Cache(storage = "redis", ttl = "30s")
    })
record Late(long id) implements Node<String> {}

@CacheNode(
    key = "b:{id}",
    retryAfter = "1s",
    caches = @Cache(storage = "local", ttl = "30s"))
record Nothing(long id) implements Node<String> {}
