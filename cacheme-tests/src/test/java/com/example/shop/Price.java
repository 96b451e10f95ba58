package com.example.shop;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.concurrent.CompletionStage;

/** What a thing costs, in cents. */
@CacheNode(
    key = "price:{sku}",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "10m")})
public record Price(String sku) implements Node<Long> {

  /** Where prices come from. */
  public interface Source {
    CompletionStage<Long> cents(String sku);
  }

  CompletionStage<Long> load(Source source) {
    return source.cents(sku);
  }
}
