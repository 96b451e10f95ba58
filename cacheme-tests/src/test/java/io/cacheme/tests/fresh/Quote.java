package io.cacheme.tests.fresh;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A price that says how long it is kept: in seconds, but for some that say something else. */
@CacheNode(
    key = "quote:{isin}",
    negativeTtl = "1m",
    caches = {@Cache(storage = "local", ttl = "1m"), @Cache(storage = "my-redis", ttl = "1h")})
record Quote(String isin) implements Node<Integer> {

  static final int OPEN_ENDED = -1;
  static final int KEPT_NOWHERE = 0;
  static final int THROWS = -2;

  @Nullable Duration ttl(Integer seconds) {
    if (seconds == OPEN_ENDED) {
      return null;
    }
    if (seconds == THROWS) {
      throw new IllegalStateException("canary");
    }
    return Duration.ofSeconds(seconds);
  }
}
