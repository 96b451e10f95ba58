package demo;

import io.cacheme.Node;
import io.cacheme.annotation.*;

@CacheNode(key = "a:{id}", ttlJitter = 10, caches = @Cache(storage = "local", ttl = "30s"))
record Percent(long id) implements Node<String> {}

@CacheNode(key = "b:{id}", ttlJitter = -0.1, caches = @Cache(storage = "local", ttl = "30s"))
record Negative(long id) implements Node<String> {}

@CacheNode(key = "c:{id}", ttlJitter = 0.1, caches = @Cache(storage = "local", ttl = "none"))
record Endless(long id) implements Node<String> {}

@CacheNode(key = "d:{id}", ttlJitter = 0.5, caches = @Cache(storage = "local", ttl = "30s"))
record Half(long id) implements Node<String> {}

@CacheNode(key = "e:{id}", ttlJitter = 0.51, caches = @Cache(storage = "local", ttl = "30s"))
record MoreThanHalf(long id) implements Node<String> {}

@CacheNode(key = "f:{id}", ttlJitter = 1, caches = @Cache(storage = "local", ttl = "30s"))
record Whole(long id) implements Node<String> {}

@CacheNode(key = "g:{id}", ttlJitter = 50, caches = @Cache(storage = "local", ttl = "30s"))
record HalfInPercent(long id) implements Node<String> {}

@CacheNode(key = "h:{id}", ttlJitter = 51, caches = @Cache(storage = "local", ttl = "30s"))
record MoreInPercent(long id) implements Node<String> {}

@CacheNode(key = "i:{id}", caches = @Cache(storage = "local", ttl = "none"))
record WithoutJitter(long id) implements Node<String> {}
