package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Components and dependencies that are called as generated code would call its own. */
@CacheNode(
    key = "clash:{cache}:{node}:{nodes}:{key}:{load}:{loader}:{value}:{theValue}",
    caches = @Cache(storage = "local", ttl = "1d"))
public record Clashing(
    String cache,
    int node,
    int nodes,
    String key,
    String load,
    long loader,
    String value,
    String theValue)
    implements Node<String> {

  CompletionStage<String> load(First cacheme, Second node, Third found) {
    return found.apply(cacheme, node);
  }

  static CompletionStage<Map<Clashing, String>> loadAll(
      Collection<Clashing> all, Second node, Second cacheme, First nodes) {
    throw new UnsupportedOperationException();
  }

  public interface First {}

  public interface Second {}

  public interface Third {
    CompletionStage<String> apply(First first, Second second);
  }
}
