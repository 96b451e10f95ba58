package io.cacheme.examples.fresh;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.concurrent.CompletionStage;

/** Ends after a second, and is served for ten minutes more where the source fails. */
@CacheNode(
    key = "rate:{id}",
    staleIfError = "10m",
    retryAfter = "1s",
    caches = @Cache(storage = "local", ttl = "1s"))
record Rate(int id) implements Node<Long> {

  CompletionStage<Long> load(Source source) {
    return source.load(id);
  }
}
