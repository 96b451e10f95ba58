package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.concurrent.CompletionStage;

/** A key written by hand. */
@CacheNode(caches = @Cache(storage = "local", ttl = "30s"))
public record Page(String[] path, int number) implements Node<String> {

  public Page {
    path = path.clone();
  }

  String key() {
    return "page:" + String.join("/", path) + "#" + number;
  }

  CompletionStage<String> load(java.util.function.Function<String, CompletionStage<String>> fetch) {
    return fetch.apply(key());
  }
}
