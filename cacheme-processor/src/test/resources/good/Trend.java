package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Doorkeeper;

/** Stored only when it is asked for again. */
@CacheNode(
    key = "trend:{word}",
    caches = @Cache(storage = "local", ttl = "1h"),
    doorkeeper = @Doorkeeper(size = 1_000_000))
record Trend(String word) implements Node<Long> {}
