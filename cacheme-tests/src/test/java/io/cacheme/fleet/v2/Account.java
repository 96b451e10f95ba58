package io.cacheme.fleet.v2;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** The same node as the next build has it, whose value is another. */
@CacheNode(
    version = "v2",
    alsoInvalidate = "v1",
    key = "account:{id}",
    caches = {@Cache(storage = "local", ttl = "5m"), @Cache(storage = "shared", ttl = "10m")})
public record Account(long id) implements Node<Account.View> {

  /** What is cached now. */
  public record View(String name, int age) {}
}
