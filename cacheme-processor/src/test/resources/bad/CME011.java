package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(key = "search:{text}", caches = @Cache(storage = "local", ttl = "30s"))
record Search(String text, int page) implements Node<String> {}

@CacheNode(key = "parts:{tenant.id}", caches = @Cache(storage = "local", ttl = "30s"))
record Lookup(Tenant tenant) implements Node<String> {}

record Tenant(long id, String name) {}

@CacheNode(key = "half:{tenant.idd}:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Misspelt(Tenant tenant, Tenant other, long id) implements Node<String> {}

@CacheNode(key = "whole:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Whole(long id, Tenant tenant) implements Node<String> {}

@CacheNode(key = "tagged:{tagged.id}", caches = @Cache(storage = "local", ttl = "30s"))
record OfTagged(Tagged tagged) implements Node<String> {}

record Tagged(long id, java.util.List<String> tags) {}
