package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.time.Duration;

@CacheNode(
    key = "quote:{isin}:{ttl}",
    ttlJitter = 0.1,
    caches = {@Cache(storage = "local", ttl = "1s"), @Cache(storage = "redis", ttl = "1h")})
public record Quote(String isin, int ttl) implements Node<Quote.Price> {

  public record Price(long cents, boolean isClosed) {}

  Duration ttl(Price price) {
    return price.isClosed() ? Duration.ofHours(1) : Duration.ofSeconds(ttl);
  }
}
