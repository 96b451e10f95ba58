package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(keyPrefix = "  ", caches = @Cache(storage = "local", ttl = "30s"))
record Blank(long id) implements Node<String> {
  String key() {
    return "" + id;
  }
}

@CacheNode(keyPrefix = "::", caches = @Cache(storage = "local", ttl = "30s"))
record Colons(long id) implements Node<String> {
  String key() {
    return "" + id;
  }
}

@CacheNode(keyPrefix = "braces:{id}:", caches = @Cache(storage = "local", ttl = "30s"))
record Braces(long id) implements Node<String> {
  String key() {
    return "" + id;
  }
}

@CacheNode(keyPrefix = "open", caches = @Cache(storage = "local", ttl = "30s"))
record OpenNode(long id) implements Node<String> {
  String key() {
    return "" + id;
  }
}

@CacheNode(keyPrefix = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx:", caches = @Cache(storage = "local", ttl = "30s"))
record Long(long id) implements Node<String> {
  String key() {
    return "" + id;
  }
}

@CacheNode(keyPrefix = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx:", caches = @Cache(storage = "local", ttl = "30s"))
record Longest(long id) implements Node<String> {
  String key() {
    return "" + id;
  }
}
