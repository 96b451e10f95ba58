package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.KeyIgnore;
import io.cacheme.annotation.Memoize;
import io.cacheme.annotation.ToNode;
import java.util.*;
import java.util.concurrent.*;

@CacheNode(key = "price:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Price(long id) implements Node<String> {}

interface Prices {

  @Memoize(Price.class)
  String price(String sku);

  @ToNode
  default Price notStatic(String sku) {
    return new Price(1);
  }

  @ToNode
  private static Price secret(String sku) {
    return new Price(1);
  }

  @ToNode
  static <T> Price generic(T sku) {
    return new Price(1);
  }

  @ToNode
  static Long id(String sku) {
    return 1L;
  }

  @ToNode
  static Price checked(String sku) throws Exception {
    return new Price(1);
  }

  @ToNode
  static Price otherTypes(CharSequence sku) {
    return new Price(1);
  }

  @ToNode
  static Price good(String sku) {
    return new Price(1);
  }
}

record Alone(String sku) {

  @ToNode
  static Price unused(String sku) {
    return new Price(1);
  }
}
