package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;

/** A node whose load and loadAll need beans. */
@CacheNode(key = "tune:{number}", caches = @Cache(storage = "local", ttl = "1m"))
public record Tune(long number) implements Node<String> {

  String load(@Qualifier("folk") List<String> songs, @SuppressWarnings("unused") Runnable cacheme) {
    return songs.get((int) number);
  }

  static Map<Tune, String> loadAll(
      Collection<Tune> tunes, List<String> songs, @Second Runnable other) {
    return Map.of();
  }
}
