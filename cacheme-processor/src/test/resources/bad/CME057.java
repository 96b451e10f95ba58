package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.CacheValue;
import java.util.Optional;

@CacheNode(key = "chain:{id}", caches = @Cache(storage = "my-redis", ttl = "10d"))
record Chain(long id) implements Node<Link> {}

record Link(String name, Link next) {}

@CacheNode(key = "fine:{id}", caches = @Cache(storage = "my-redis", ttl = "10d"))
record Fine(long id) implements Node<Ring> {}

record Ring(Optional<Ring> next) {}

@CacheValue
record Egg(Hen from) {}

record Hen(Egg from) {}
