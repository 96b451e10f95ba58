package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A value that is no record. */
@CacheNode(key = "names:{page}", caches = @Cache(storage = "my-redis", ttl = "1h"))
record Names(int page) implements Node<List<Optional<String>>> {

  static List<List<Optional<String>>> samples() {
    return List.of(List.of(), Arrays.asList(Optional.of("a"), Optional.empty()));
  }
}
