package com.example.shop;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.List;

@CacheNode(key = "line:{number}", caches = @Cache(storage = "local", ttl = "30s"))
record Line(int number) implements Node<List<String>> {}
