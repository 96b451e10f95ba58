package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.KeyIgnore;
import io.cacheme.annotation.Memoize;
import java.util.*;

class Outer {

  @CacheNode(key = "search:{text}", caches = @Cache(storage = "local", ttl = "30s"))
  private record Search(String text) implements Node<String> {}

  private record View(String text) {}

  private record Secret(String text) {}

  @CacheNode(key = "views:{id}", caches = @Cache(storage = "local", ttl = "30s"))
  record Views(long id) implements Node<List<View>> {}

  @CacheNode(key = "parts:{id}", caches = @Cache(storage = "local", ttl = "30s"))
  record Parts(long id, @KeyIgnore Secret secret) implements Node<String> {}

  @CacheNode(key = "needs:{id}", caches = @Cache(storage = "local", ttl = "30s"))
  record Needs(long id) implements Node<String> {
    String load(Secret secret) {
      return secret.text();
    }
  }

  @CacheNode(key = "open:{id}", caches = @Cache(storage = "local", ttl = "30s"))
  record Open(long id) implements Node<String> {}

  private interface Private {
    @Memoize(Open.class)
    String name(long id);
  }

  interface Revealing {
    @Memoize(Open.class)
    String name(long id);

    Secret secret(View view);
  }
}

class Screen extends java.awt.Component {
  @CacheNode(key = "far:{id}", caches = @Cache(storage = "local", ttl = "30s"))
  record Far(long id) implements Node<String> {
    String load(BltBufferStrategy strategy) {
      return "";
    }
  }
}
