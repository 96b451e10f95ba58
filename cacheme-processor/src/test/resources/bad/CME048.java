package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.KeyIgnore;
import java.util.*;
import java.util.concurrent.*;

@CacheNode(key = "user:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record User(long id) implements Node<String> {
  String Load() {
    return "";
  }

  static Map<User, String> load_all(Collection<User> users) {
    return Map.of();
  }

  String key(String more) {
    return more;
  }

  String loader() {
    return "";
  }
}

@CacheNode(caches = @Cache(storage = "local", ttl = "30s"))
record Keyed(long id) implements Node<String> {
  String Key() {
    return "";
  }
}

@CacheNode(caches = @Cache(storage = "local", ttl = "30s"))
record ByMethod(long id) implements Node<String> {

  public String key() {
    return "by-method:" + id;
  }

  String Key() {
    return "";
  }
}
