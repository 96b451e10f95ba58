package io.cacheme.engine;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** How much there is of a thing. */
@CacheNode(key = "stock:{thing}", caches = @Cache(storage = "tier", ttl = "1h"))
record Stock(long thing) implements Node<String> {}
