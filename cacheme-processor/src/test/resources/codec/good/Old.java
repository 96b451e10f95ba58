package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.List;

/** Deprecated types draw no warning in generated code. */
@CacheNode(key = "old:{of}", caches = @Cache(storage = "my-redis", ttl = "1h"))
record Old(String of) implements Node<Old.View> {

  record View(Former former, int number) {

    @Deprecated
    @Override
    public int number() {
      return number;
    }
  }

  @Deprecated(forRemoval = true)
  record Former(String text) {}

  @SuppressWarnings("removal")
  static List<View> samples() {
    return List.of(new View(new Former("x"), 1));
  }
}
