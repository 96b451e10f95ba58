package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.KeyIgnore;
import java.util.Locale;

@CacheNode(key = "customer:{id}", caches = @Cache(storage = "local", ttl = "30s"))
public record Customer(long id) implements Node<String> {

  @CacheNode(key = "orders:{customerId}", caches = @Cache(storage = "local", ttl = "30s"))
  public record OrderCount(Long customerId, @KeyIgnore Locale locale) implements Node<Integer> {}
}
