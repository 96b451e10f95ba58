package io.cacheme.examples.webshop;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.List;

/** Which products are in a category. An empty one is an answer, too. */
@CacheNode(
    key = "category:{name}",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "1h")})
record Category(String name) implements Node<List<Long>> {

  List<Long> load(Catalogue catalogue) {
    return catalogue.productIds(name);
  }
}
