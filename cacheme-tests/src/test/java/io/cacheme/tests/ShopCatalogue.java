package io.cacheme.tests;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static java.util.concurrent.CompletableFuture.failedFuture;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A source that remembers what it was asked, and fails if told to. */
final class ShopCatalogue implements Product.Catalogue {

  final List<Product> asked = Collections.synchronizedList(new ArrayList<>());
  volatile Exception failure;

  static Product.View view(Product product) {
    return new Product.View(
        "product " + product.number(),
        product.number() * 100L,
        product.number() % 2 == 0 ? Optional.of("even") : Optional.empty(),
        List.of("a", "b"),
        Map.of("here", product.number()),
        Instant.ofEpochSecond(1_700_000_000L, product.number()),
        Duration.ofHours(product.number()),
        RoundingMode.HALF_UP,
        new Product.Maker("maker of " + product.shop(), true));
  }

  @Override
  public CompletionStage<Product.View> find(Product product) {
    asked.add(product);
    return failure == null ? completedFuture(view(product)) : failedFuture(failure);
  }

  @Override
  public CompletionStage<Map<Product, Product.View>> findAll(Collection<Product> products) {
    Map<Product, Product.View> found = new LinkedHashMap<>();
    for (Product product : products) {
      asked.add(product);
      found.put(product, view(product));
    }
    return failure == null ? completedFuture(found) : failedFuture(failure);
  }
}
