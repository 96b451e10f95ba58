package com.example.shop;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.List;

@CacheNode(key = "shelf:{shop}", caches = @Cache(storage = "local", ttl = "30s"))
public record Shelf(String shop) implements Node<List<String>> {}
