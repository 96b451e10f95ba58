package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.List;

/** Types that would set off lints in generated code. */
@Deprecated
@SuppressWarnings("rawtypes")
@CacheNode(key = "old:{id}", caches = @Cache(storage = "local", ttl = "30s"))
public record Old(long id) implements Node<Old.View> {

  View load(List anything, String... names) {
    return new View();
  }

  @Deprecated(forRemoval = true)
  public record View() {}
}
