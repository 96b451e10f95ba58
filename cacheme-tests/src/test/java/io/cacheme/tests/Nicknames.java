package io.cacheme.tests;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Memoize;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Records whose equality is not what their keys say. */
final class Nicknames {

  private Nicknames() {}

  @CacheNode(key = "equals:{name}", caches = @Cache(storage = "local", ttl = "30s"))
  record IgnoringCase(String name) implements Node<String> {

    String load() {
      return name;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof IgnoringCase record && record.name.equalsIgnoreCase(name);
    }

    @Override
    public int hashCode() {
      return name.toLowerCase(Locale.ROOT).hashCode();
    }
  }

  /** The same, loaded together. */
  @CacheNode(key = "listed:{name}", caches = @Cache(storage = "local", ttl = "30s"))
  record Listed(String name) implements Node<String> {

    static Map<Listed, String> loadAll(Collection<Listed> nodes) {
      Map<Listed, String> all = new HashMap<>();
      nodes.forEach(node -> all.put(node, node.name));
      return all;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Listed record && record.name.equalsIgnoreCase(name);
    }

    @Override
    public int hashCode() {
      return name.toLowerCase(Locale.ROOT).hashCode();
    }
  }

  /** The same by a method for many. */
  interface Names {

    @Memoize(Listed.class)
    Map<String, String> all(List<String> names);
  }

  @CacheNode(key = "final:{name}", caches = @Cache(storage = "local", ttl = "30s"))
  record Finally(String name) implements Node<String> {

    String load() {
      return name;
    }

    @Override
    public final boolean equals(Object other) {
      return other instanceof Finally record && record.name.equalsIgnoreCase(name);
    }

    @Override
    public final int hashCode() {
      return name.toLowerCase(Locale.ROOT).hashCode();
    }
  }

  /** Equal records of two hashes: the heap would have two entries, and remove one. */
  @CacheNode(key = "hash:{name}", caches = @Cache(storage = "local", ttl = "30s"))
  record Scattered(String name) implements Node<String> {

    private static int calls;

    String load() {
      return name + "#" + ++calls;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /** Unequal records of one key. */
  @CacheNode(key = "accessor:{name}", caches = @Cache(storage = "local", ttl = "30s"))
  record Lower(String name) implements Node<String> {

    private static int calls;

    String load() {
      return name() + "#" + ++calls;
    }

    @Override
    public String name() {
      return name.toLowerCase(Locale.ROOT);
    }
  }

  /** The same within another record. */
  @CacheNode(key = "within:{inner}", caches = @Cache(storage = "local", ttl = "30s"))
  record Within(Lower inner) implements Node<String> {

    private static int calls;

    String load() {
      return inner.name() + "#" + ++calls;
    }
  }
}
