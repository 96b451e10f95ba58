package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.List;

@CacheNode(key = "x:{id}", caches = @Cache(storage = "my-redis", ttl = "1h"))
record Raw(int id) implements Node<Raw.View> {

  @SuppressWarnings("rawtypes")
  record View(List items) {}
}
