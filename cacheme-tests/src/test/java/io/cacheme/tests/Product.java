package io.cacheme.tests;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A node as an application would declare it, on the heap and in Redis. */
@CacheNode(
    key = "product:{shop}:{number}",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "1h")})
record Product(String shop, int number) implements Node<Product.View> {

  record View(
      String name,
      long cents,
      Optional<String> note,
      List<String> tags,
      Map<String, Integer> stock,
      Instant since,
      Duration delivery,
      RoundingMode rounding,
      Maker maker) {}

  record Maker(String name, boolean known) {}

  interface Catalogue {

    CompletionStage<View> find(Product product);

    CompletionStage<Map<Product, View>> findAll(Collection<Product> products);
  }

  CompletionStage<View> load(Catalogue catalogue) {
    return catalogue.find(this);
  }

  static CompletionStage<Map<Product, View>> loadAll(
      Collection<Product> products, Catalogue catalogue) {
    return catalogue.findAll(products);
  }
}
