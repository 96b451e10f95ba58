package io.cacheme.benchmarks;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** A node on the heap alone, with a small value. */
@CacheNode(
    key = "point:{id}",
    caches = {@Cache(storage = "local", ttl = "1h")})
record PointKey(long id) implements Node<PointKey.Point> {

  /** A small value. */
  record Point(int x, int y) {}
}
