package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.*;

@CacheNode(key = "page:{number}", caches = @Cache(storage = "local", ttl = "30s"))
record Page<T>(int number) implements Node<List<T>> {}

@CacheNode(key = "bare:{number}", caches = @Cache(storage = "local", ttl = "30s"))
record Bare<T>(int number) {}
