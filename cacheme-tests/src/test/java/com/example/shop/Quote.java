package com.example.shop;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(key = "quote:{symbol}", dumpable = true, caches = @Cache(storage = "local", ttl = "1h"))
public record Quote(String symbol) implements Node<Quote.Cents> {

  public record Cents(long value) {}

  Cents load() {
    return new Cents(100L * symbol.length());
  }
}
