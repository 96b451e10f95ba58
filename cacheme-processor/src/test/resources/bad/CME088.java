package demo;

import io.cacheme.Node;
import io.cacheme.Known;
import io.cacheme.annotation.*;
import java.util.Collection;
import java.util.Map;

@CacheNode(key = "a:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Forgetful(long id) implements Node<String> {
  String load(Known<String> known) {
    return "";
  }
}

@CacheNode(key = "b:{id}", softTtl = "5s", caches = @Cache(storage = "local", ttl = "30s"))
record Other(long id) implements Node<String> {
  String load(Known<Long> known) {
    return "";
  }
}

@CacheNode(key = "c:{id}", softTtl = "5s", caches = @Cache(storage = "local", ttl = "30s"))
record Last(long id) implements Node<String> {
  String load(Runnable source, Known<String> known) {
    return "";
  }

  static Map<Last, String> loadAll(Collection<Last> nodes, Known<String> known) {
    return Map.of();
  }
}
