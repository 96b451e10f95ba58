package com.example.fares;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(
    key = "fare:{from}:{to}",
    caches = @Cache(storage = "local", ttl = "30s"),
    negativeTtl = "5s")
public record Fare(String from, String to) implements Node<Long> {}
