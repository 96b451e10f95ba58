package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Nested records, and absence that is remembered. */
public final class Shop {

  private Shop() {}

  @CacheNode(
      key = "customer:{email}",
      caches = @Cache(storage = "local", ttl = "1m"),
      negativeTtl = "5s")
  public record Customer(String email) implements Node<String> {

    Optional<String> load(Directory directory) {
      return directory.find(email);
    }
  }

  /** Its {@code load} answers a stage of an optional. */
  @CacheNode(
      key = "order:{number}",
      caches = @Cache(storage = "local", ttl = "1m"),
      negativeTtl = "5s",
      generated = "Order")
  record CustomerOrder(Integer number) implements Node<String> {

    CompletableFuture<Optional<String>> load(Directory directory) {
      return CompletableFuture.completedFuture(directory.find(number.toString()));
    }
  }

  public interface Directory {
    Optional<String> find(String id);
  }
}
