package io.cacheme.engine;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** What a thing costs, which depends on how much there is. */
@CacheNode(key = "price:{thing}", caches = @Cache(storage = "tier", ttl = "1h"))
record Price(long thing) implements Node<String> {}
