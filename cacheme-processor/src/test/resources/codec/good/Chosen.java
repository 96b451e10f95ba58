package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.List;
import java.util.Optional;

@CacheNode(key = "chosen:{of}", caches = @Cache(storage = "my-redis", ttl = "1h"))
record Chosen(String of) implements Node<Optional<Chosen.Color>> {

  enum Color {
    RED,
    GREEN {
      @Override
      boolean calm() {
        return true;
      }
    };

    boolean calm() {
      return false;
    }
  }

  static List<Optional<Color>> samples() {
    return List.of(Optional.empty(), Optional.of(Color.RED), Optional.of(Color.GREEN));
  }
}
