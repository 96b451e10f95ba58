package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Memoize;
import io.cacheme.annotation.ToNode;
import java.util.List;
import java.util.Map;

enum Kind {
  NODE;

  @CacheNode(key = "node:{id}", caches = @Cache(storage = "local", ttl = "30s"))
  record NODE(long id) implements Node<String> {
    static Map<NODE, String> loadAll(List<NODE> nodes) {
      return Map.of();
    }
  }
}

class Base {
  static int Middle;
}

class Outer extends Base {
  interface Middle {
    @CacheNode(key = "inner:{id}", caches = @Cache(storage = "local", ttl = "30s"))
    record Inner(long id) implements Node<String> {
      static Map<Inner, String> loadAll(List<Inner> nodes) {
        return Map.of();
      }
    }

    @CacheNode(key = "price:{id}", caches = @Cache(storage = "local", ttl = "30s"))
    record Price(long id) implements Node<String> {
      String load() {
        return "";
      }
    }
  }
}

class Fields {
  static int Faces;

  interface Faces {
    @Memoize(Outer.Middle.Price.class)
    String price(String id);

    @ToNode
    static Outer.Middle.Price of(String id) {
      return null;
    }
  }
}
