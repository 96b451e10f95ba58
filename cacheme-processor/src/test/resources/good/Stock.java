package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.Collection;
import java.util.Map;

/** Only {@code loadAll}: one is loaded as a list of one. */
@CacheNode(key = "stock:{sku}", caches = @Cache(storage = "local", ttl = "30s"))
record Stock(String sku) implements Node<Integer> {

  static Map<Stock, Integer> loadAll(Collection<Stock> nodes, Warehouse warehouse)
      throws java.io.IOException {
    return warehouse.count(nodes);
  }

  interface Warehouse {
    Map<Stock, Integer> count(Collection<Stock> nodes) throws java.io.IOException;
  }
}
