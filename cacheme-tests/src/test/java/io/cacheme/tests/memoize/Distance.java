package io.cacheme.tests.memoize;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** How far a zone is. */
@CacheNode(
    key = "distance:{zone}",
    caches = @Cache(storage = "local", ttl = "1h"),
    negativeTtl = "1m")
record Distance(String zone) implements Node<Integer> {}
