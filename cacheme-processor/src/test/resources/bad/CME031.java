package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.*;

@CacheNode(key = "user:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {

  private String load() {
    return "";
  }

  private static Map<UserInfo, String> loadAll(Collection<UserInfo> nodes) {
    return Map.of();
  }
}
