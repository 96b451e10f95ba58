package io.cacheme.tests.fresh;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.concurrent.CompletionStage;

/** Loaded by what it is given. */
@CacheNode(
    key = "buoy:{number}",
    softTtl = "10s",
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "1m")})
record Buoy(int number) implements Node<String> {

  interface Source {
    CompletionStage<String> ask(int number);
  }

  CompletionStage<String> load(Source source) {
    return source.ask(number);
  }
}
