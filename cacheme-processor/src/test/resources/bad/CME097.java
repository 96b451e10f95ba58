package demo;

import io.cacheme.Node;
import io.cacheme.annotation.*;

@CacheNode(
    key = "user:{tenantId}:{userId}",
    groups = {"tenant:{tenantId}"},
    caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long tenantId, long userId) implements Node<String> {}

@CacheNode(key = "tenant:{tenantId}", caches = @Cache(storage = "local", ttl = "30s"))
record Tenant(long tenantId) implements Node<String> {}

interface Users {

  @Invalidates(value = UserInfo.class, group = "tenants:{tenantId}")
  void near(long tenantId);

  @Invalidates(value = UserInfo.class, group = "far")
  void far(long tenantId);

  @Invalidates(value = Tenant.class, group = "tenant:{tenantId}")
  void none(long tenantId);
}
