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
  static String cheapest(long id) {
    return "1";
  }

  @Memoize(Price.class)
  private String secret(long id) {
    return "1";
  }

  @Memoize(Price.class)
  String toString();

  @Memoize(Price.class)
  String price(long id);
}

class PriceService {

  @Memoize(Price.class)
  final String price(long id) {
    return "1";
  }

  @Memoize(Price.class)
  private String secret(long id) {
    return "1";
  }
}

interface Changes {

  @io.cacheme.annotation.Invalidates(Price.class)
  static void drop(long id) {}
}
