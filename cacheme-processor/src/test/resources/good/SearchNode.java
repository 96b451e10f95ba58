package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several components, one that may be null; a blocking load that throws; package-private. */
@CacheNode(key = "search:{text}:{page}:{region}", caches = @Cache(storage = "local", ttl = "5m"))
record SearchNode(String text, int page, @Nullable String region) implements Node<List<String>> {

  List<String> load(Index index) throws IOException {
    return index.search(text, page, region);
  }

  interface Index {
    List<String> search(String text, int page, @Nullable String region) throws IOException;
  }
}
