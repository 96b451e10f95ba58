package io.cacheme.engine;

import io.cacheme.annotation.Memoize;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A memoized service that calls another one. */
interface Prices {

  @Memoize(Price.class)
  String price(long thing);

  @Memoize(Price.class)
  Map<Long, String> prices(Collection<Long> things);

  @Memoize(Price.class)
  CompletableFuture<String> priceLater(long thing);
}
