package demo;

import io.cacheme.Node;
import io.cacheme.annotation.*;

@CacheNode(key = "user:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {}

record User(long userId) {}

interface Users {

  @Invalidates(value = UserInfo.class, from = "usr")
  void near(User user);

  @Invalidates(value = UserInfo.class, from = "account")
  User far(User first, User second);

  @Invalidates(value = UserInfo.class, from = "return")
  void noResult(User user);

  @Invalidates(value = UserInfo.class, from = "user")
  void nothing();
}
