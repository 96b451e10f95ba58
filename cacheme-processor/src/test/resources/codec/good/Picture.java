package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.List;

@CacheNode(key = "picture:{of}", caches = @Cache(storage = "my-redis", ttl = "1h"))
record Picture(String of) implements Node<byte[]> {

  static List<byte[]> samples() {
    return List.of(new byte[0], new byte[] {1, 2, 3});
  }
}
