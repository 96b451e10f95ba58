package io.cacheme.tests.memoize;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** Who sits at a desk of a tenant's, in an office. */
@CacheNode(
    key = "desk:{tenantId}:{office.city}:{office.floor}:{number}",
    groups = {"tenant:{tenantId}", "floor:{office.city}:{office.floor}"},
    caches = {@Cache(storage = "local", ttl = "1m"), @Cache(storage = "my-redis", ttl = "1h")})
public record Desk(long tenantId, Office office, int number) implements Node<String> {

  /** Where it stands. */
  public record Office(String city, int floor) {}
}
