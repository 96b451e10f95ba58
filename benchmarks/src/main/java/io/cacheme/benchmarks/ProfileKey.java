package io.cacheme.benchmarks;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** A node whose value has a generated codec. */
@CacheNode(
    key = "profile:{id}",
    caches = {@Cache(storage = "shared", ttl = "1h")})
record ProfileKey(long id) implements Node<Profile> {}
