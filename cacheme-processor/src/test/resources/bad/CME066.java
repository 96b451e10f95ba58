package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Doorkeeper;

@CacheNode(
    key = "trend:{id}",
    caches = @Cache(storage = "local", ttl = "30s"),
    doorkeeper = @Doorkeeper(size = 0, fpp = 1.5))
record Trend(long id) implements Node<String> {}

@CacheNode(
    key = "topic:{id}",
    caches = @Cache(storage = "local", ttl = "30s"),
    doorkeeper = {@Doorkeeper, @Doorkeeper(size = 2_000_000_000, fpp = 0.0001)})
record Topic(long id) implements Node<String> {}

@CacheNode(
    key = "one:{id}",
    caches = @Cache(storage = "local", ttl = "30s"),
    doorkeeper = @Doorkeeper(size = 1))
record One(long id) implements Node<String> {}
