package demo;

import io.cacheme.Node;
import io.cacheme.annotation.*;
import java.util.*;

@CacheNode(key = "user:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {}

record User(long userId, String name) {}

interface Users {

  @Invalidates(UserInfo.class)
  User save(User user);

  @Invalidates(UserInfo.class)
  void rename(User before, User after);

  @Invalidates(UserInfo.class)
  @Invalidates(value = UserInfo.class, from = "after")
  void several(User before, User after);

  @Invalidates(UserInfo.class)
  List<User> saveAll(List<User> users);

  @Invalidates(UserInfo.class)
  void nodes(UserInfo one, UserInfo other);

  @Invalidates(UserInfo.class)
  void twoMappers(StringBuilder text);

  @ToNode
  static UserInfo first(StringBuilder text) {
    return new UserInfo(1);
  }

  @ToNode
  static UserInfo second(StringBuilder text) {
    return new UserInfo(2);
  }

  record Tenant(long tenantId) {}

  @Invalidates(value = Member.class, group = "tenant:{tenantId}")
  void groupOfWhich(Tenant from, Tenant to);
}

@CacheNode(
    key = "member:{tenantId}:{memberId}",
    groups = "tenant:{tenantId}",
    caches = @Cache(storage = "local", ttl = "30s"))
record Member(long tenantId, long memberId) implements Node<String> {}
