package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.concurrent.CompletableFuture;

/** An array as the only dependency, which must not be spread. */
@CacheNode(key = "bits:{a}{{{b}}}{c}", caches = @Cache(storage = "local", ttl = "30s"))
record Bits(boolean a, char b, byte c) implements Node<int[]> {

  CompletableFuture<int[]> load(String[] sources) {
    return CompletableFuture.completedFuture(new int[sources.length]);
  }
}
