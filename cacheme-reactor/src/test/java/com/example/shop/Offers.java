package com.example.shop;

import io.cacheme.Cacheme;
import io.cacheme.annotation.Memoize;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

public interface Offers {

  @Memoize(Offer.class)
  Mono<Long> cents(String sku, String currency);

  @Memoize(Offer.class)
  Mono<Map<String, Long>> cents(Collection<String> skus, String currency);

  @Memoize(Shelf.class)
  Flux<String> skus(String shop);

  static Offers cached(Offers database, Cacheme cacheme) {
    return new OffersMemoized(database, OfferCache.create(cacheme), ShelfCache.create(cacheme));
  }
}
