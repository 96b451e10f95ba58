package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.List;

@CacheNode(key = "count:{of}", caches = @Cache(storage = "my-redis", ttl = "1h"))
record Count(String of) implements Node<Long> {

  static List<Long> samples() {
    return List.of(0L, -1L, Long.MAX_VALUE);
  }
}
