package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.*;

@CacheNode(key = "search:{tags}", caches = @Cache(storage = "local", ttl = "30s"))
record Search(List<String> tags) implements Node<String> {}

@CacheNode(key = "other:{bytes}:{box}:{self}", caches = @Cache(storage = "local", ttl = "30s"))
record Other(byte[] bytes, Box box, Self self) implements Node<String> {}

record Box(Object content) {}

record Self(Self self) {}

@CacheNode(key = "marked:{marked}", caches = @Cache(storage = "local", ttl = "30s"))
record OfMarked(Marked marked) implements Node<String> {}

record Marked(long id, @io.cacheme.annotation.KeyIgnore List<String> tags) {}

@CacheNode(key = "unnamed:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Unnamed(long id, List<String> tags) implements Node<String> {}
