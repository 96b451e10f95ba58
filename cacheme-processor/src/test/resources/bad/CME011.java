package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(key = "search:{text}", caches = @Cache(storage = "local", ttl = "30s"))
record Search(String text, int page) implements Node<String> {}

@CacheNode(key = "parts:{tenant.id}", caches = @Cache(storage = "local", ttl = "30s"))
record Lookup(Tenant tenant) implements Node<String> {}

record Tenant(long id, String name) {}
