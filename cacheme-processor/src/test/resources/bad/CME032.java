package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.*;

@CacheNode(key = "user:{userId}", caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId) implements Node<String> {

  String load() {
    return "";
  }

  String load(String dependency) {
    return dependency;
  }

  static Map<UserInfo, String> loadAll(Collection<UserInfo> nodes) {
    return Map.of();
  }

  static Map<UserInfo, String> loadAll(Collection<UserInfo> nodes, String dependency) {
    return Map.of();
  }
}
