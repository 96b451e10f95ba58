package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.KeyIgnore;
import java.util.*;
import java.util.concurrent.*;

@CacheNode(key = "a:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Lines(long id) implements Node<java.util.stream.Stream<String>> {}

@CacheNode(key = "b:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Parts(long id) implements Node<List<Parts.Page>> {
  record Page(java.io.FileInputStream bytes, Optional<java.io.Reader> text, Words words) {}

  sealed interface Words {}

  record Some(Iterator<String> words) implements Words {}
}

@CacheNode(key = "c:{id}", caches = @Cache(storage = "my-redis", ttl = "30s"))
record Remote(long id) implements Node<Iterator<String>> {}

@CacheNode(key = "d:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Good(long id) implements Node<Iterable<String>> {}
