package io.cacheme.fleet.v1;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** The node as the build has it that is being replaced. */
@CacheNode(
    version = "v1",
    key = "account:{id}",
    caches = {@Cache(storage = "local", ttl = "5m"), @Cache(storage = "shared", ttl = "10m")})
public record Account(long id) implements Node<String> {}
