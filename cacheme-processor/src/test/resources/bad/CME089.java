package demo;

import io.cacheme.Node;
import io.cacheme.annotation.*;

@CacheNode(
    key = "a:{id}",
    caches = {
      @Cache(storage = "local", ttl = "10m", expireAfterAccess = "10m"),
      @Cache(storage = "redis", ttl = "1h", expireAfterAccess = "10m")
    })
record Late(long id) implements Node<String> {}

@CacheNode(
    key = "b:{id}",
    caches = {
      @Cache(storage = "local", ttl = "none", expireAfterAccess = "10m"),
      @Cache(storage = "local-2", ttl = "1h", expireAfterAccess = "59m")
    })
record Good(long id) implements Node<String> {}
