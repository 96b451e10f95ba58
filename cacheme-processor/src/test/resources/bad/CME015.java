package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.concurrent.*;

@CacheNode(key = "{first}{last}", caches = @Cache(storage = "local", ttl = "30s"))
record Name(String first, String last) implements Node<String> {}

@CacheNode(key = "{first}-{last}", caches = @Cache(storage = "local", ttl = "30s"))
record Dashed(String first, String last) implements Node<String> {}

@CacheNode(key = "{a}{b}", caches = @Cache(storage = "local", ttl = "30s"))
record Numbers(int a, long b) implements Node<String> {}

@CacheNode(key = "{first} {last}", caches = @Cache(storage = "local", ttl = "30s"))
record Spaced(String first, String last) implements Node<String> {}

@CacheNode(key = "{unit}x{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Units(TimeUnit unit, String id) implements Node<String> {}
