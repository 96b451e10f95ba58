package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.Optional;

/** A component whose plural is a keyword; an Optional that is the value; an own equality. */
@CacheNode(key = "{clas}", caches = @Cache(storage = "local", ttl = "30s"))
public record Clas(String clas) implements Node<Optional<String>> {

  Optional<String> load() {
    return Optional.of(clas);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Clas that && clas.equalsIgnoreCase(that.clas);
  }

  @Override
  public int hashCode() {
    return 1;
  }
}
