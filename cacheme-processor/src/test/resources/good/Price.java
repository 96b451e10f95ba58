package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Compression;
import io.cacheme.annotation.Singleflight;
import java.math.BigDecimal;
import java.util.UUID;

/** No load: every caller brings its own. */
@CacheNode(
    version = "2024-06",
    alsoInvalidate = {"2024-05", "v1"},
    key = "price:{product}",
    compression = Compression.ZLIB,
    singleflight = Singleflight.FLEET,
    caches = {@Cache(storage = "local", ttl = "500ms"), @Cache(storage = "my-redis", ttl = "2h")})
public record Price(UUID product) implements Node<Price.Amount> {

  public record Amount(long cents, String currency) {

    BigDecimal decimal() {
      return BigDecimal.valueOf(cents, 2);
    }
  }
}
