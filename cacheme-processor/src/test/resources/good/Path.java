package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** A key written by hand, set apart by what it begins with. */
@CacheNode(
    keyPrefix = "path 1:",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "1h")})
public record Path(String user, String file) implements Node<String> {

  String key() {
    return user + ":" + file.toLowerCase(java.util.Locale.ROOT);
  }
}
