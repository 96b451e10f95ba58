package io.cacheme.tests.memoize;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** What a user is called. */
@CacheNode(
    key = "profile:{userId}",
    caches = {@Cache(storage = "local", ttl = "1h"), @Cache(storage = "my-redis", ttl = "2h")})
record Profile(long userId) implements Node<String> {}
