package io.cacheme.examples.webshop;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.Collection;
import java.util.Map;

/** What hardly ever changes of a product. A page asks for many at once, and so does its load. */
@CacheNode(
    key = "product:{id}",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "1h")})
record Product(long id) implements Node<Product.View> {

  record View(String category, String name) {}

  static Map<Product, View> loadAll(Collection<Product> products, Catalogue catalogue) {
    return catalogue.products(products);
  }
}
