package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.Map;

/** No component: one value for the whole application. */
@CacheNode(key = "settings", caches = @Cache(storage = "local", ttl = "none"))
public record Settings() implements Node<Map<String, String>> {

  Map<String, String> load() {
    return Map.of();
  }
}
