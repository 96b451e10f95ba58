package com.example.shop;

import io.cacheme.Cacheme;
import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.reactor.ReactorCache;
import reactor.core.publisher.Mono;

@CacheNode(
    key = "review:{id}",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "1h")})
public record Review(long id) implements Node<String> {

  public interface Reviews {
    Mono<String> find(long id);
  }

  Mono<String> load(Reviews reviews) {
    return reviews.find(id);
  }

  static ReactorCache<Long, String> cached(Cacheme cacheme, Reviews reviews) {
    return ReactorCache.of(ReviewCache.create(cacheme, reviews).asNodeCache(), Review::new);
  }

  static Mono<Void> changed(ReactorCache<Long, String> reviews, long id, Mono<Void> saved) {
    return saved.then(reviews.invalidate(id));
  }
}
