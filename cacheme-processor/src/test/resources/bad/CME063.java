package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(key = "search:{tenant.id}", caches = @Cache(storage = "local", ttl = "30s"))
record Search(@Nullable Tenant tenant) implements Node<String> {}

record Tenant(long id) {}

@interface Nullable {}
