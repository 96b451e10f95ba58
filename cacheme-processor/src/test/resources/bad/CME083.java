package demo;

import io.cacheme.Node;
import io.cacheme.annotation.*;

@CacheNode(
    key = "a:{id}",
    staleIfError = "25d",
    caches = @Cache(storage = "local", ttl = "30s"))
record Long(long id) implements Node<String> {}

@CacheNode(
    key = "b:{id}",
    staleIfError = "1h",
    caches = @Cache(storage = "local", ttl = "none"))
record Endless(long id) implements Node<String> {}

@CacheNode(
    key = "c:{id}",
    staleIfError = "1h",
    singleflight = Singleflight.FLEET,
    caches = @Cache(storage = "redis", ttl = "1h"))
record Leased(long id) implements Node<String> {}

@CacheNode(
    key = "d:{id}",
    staleIfError = "24d",
    caches = @Cache(storage = "local", ttl = "30s"))
record Longest(long id) implements Node<String> {}
