package com.example.shop;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(
    key = "offer:{sku}:{currency}",
    caches = @Cache(storage = "local", ttl = "30s"),
    negativeTtl = "5s")
public record Offer(String sku, String currency) implements Node<Long> {}
