package io.cacheme.tests.fresh;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** Dropped from the heap when nobody asks for it in ten minutes. */
@CacheNode(
    key = "session:{token}",
    negativeTtl = "30m",
    caches = {
      @Cache(storage = "local", ttl = "1h", follow = false, expireAfterAccess = "10m"),
      @Cache(storage = "my-redis", ttl = "12h")
    })
record Session(String token) implements Node<String> {}
