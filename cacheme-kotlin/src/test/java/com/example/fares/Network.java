package com.example.fares;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.List;
import java.util.Map;

/** Nodes of types that are not final, which Kotlin writes with wildcards as type arguments. */
public interface Network {

  @CacheNode(key = "stops:{line}", caches = @Cache(storage = "local", ttl = "30s"))
  record Stops(String line) implements Node<List<String>> {}

  @CacheNode(key = "lines:{stop}", caches = @Cache(storage = "local", ttl = "30s"))
  record Lines(String stop) implements Node<Map<String, List<String>>> {}

  @CacheNode(key = "delays:{line}", caches = @Cache(storage = "local", ttl = "30s"))
  record Delays(String line) implements Node<List<Number>> {}

  @CacheNode(key = "title:{line}", caches = @Cache(storage = "local", ttl = "30s"))
  record Title(String line) implements Node<CharSequence> {}

  @CacheNode(key = "ranks:{line}", caches = @Cache(storage = "local", ttl = "30s"))
  record Ranks(String line) implements Node<List<? extends Number>> {}
}
