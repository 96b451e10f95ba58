package demo;

import io.cacheme.Node;
import io.cacheme.annotation.*;

@CacheNode(key = "user:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {}

interface Users {

  @Memoize(UserInfo.class)
  @Invalidates(UserInfo.class)
  String memoized(long userId);

  @Invalidates(UserInfo.class)
  @Invalidates(UserInfo.class)
  void twice(long userId);

  @Puts(UserInfo.class)
  @Invalidates(UserInfo.class)
  String both(long userId);
}
