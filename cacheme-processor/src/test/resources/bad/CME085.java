package demo;

import io.cacheme.Node;
import io.cacheme.annotation.*;

@CacheNode(
    key = "a:{id}",
    softLoadTimeout = "50ms",
    caches = @Cache(storage = "local", ttl = "30s"))
record Nothing(long id) implements Node<String> {}

@CacheNode(
    key = "b:{id}",
    staleIfError = "1h",
    softLoadTimeout = "2s",
    loadTimeout = "2s",
    caches = @Cache(storage = "local", ttl = "30s"))
record Later(long id) implements Node<String> {}

@CacheNode(
    key = "c:{id}",
    staleIfError = "1h",
    softLoadTimeout = "1s",
    loadTimeout = "2s",
    caches = @Cache(storage = "local", ttl = "30s"))
record Sooner(long id) implements Node<String> {}

@CacheNode(
    key = "d:{id}",
    staleIfError = "1h",
    softLoadTimeout = "3s",
    loadTimeout = "none",
    caches = @Cache(storage = "local", ttl = "30s"))
record Endless(long id) implements Node<String> {}
