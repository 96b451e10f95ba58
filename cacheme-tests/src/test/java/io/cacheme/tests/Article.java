package io.cacheme.tests;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Doorkeeper;

/** A node without a load: its callers bring one. */
@CacheNode(
    key = "article:{slug}",
    caches = @Cache(storage = "local", ttl = "1h"),
    doorkeeper = @Doorkeeper(size = 1_000))
record Article(String slug) implements Node<String> {}
