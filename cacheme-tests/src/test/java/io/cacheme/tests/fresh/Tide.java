package io.cacheme.tests.fresh;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Loaded anew and served after its end; that there is none is not remembered, nor is a guess. */
@CacheNode(
    key = "tide:{port}",
    softTtl = "10s",
    staleIfError = "1h",
    retryAfter = "2s",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "1m")})
record Tide(String port) implements Node<String> {

  static final String GUESS = "guess";

  @Nullable Duration ttl(String value) {
    return value.equals(GUESS) ? Duration.ZERO : null;
  }
}
