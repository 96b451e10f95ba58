package io.cacheme.examples.fresh;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.concurrent.CompletionStage;

/** Takes two seconds to load, and is loaded anew after one, while it is served. */
@CacheNode(key = "report:{id}", softTtl = "1s", caches = @Cache(storage = "local", ttl = "1m"))
record Report(int id) implements Node<Long> {

  CompletionStage<Long> load(Source source) {
    return source.load(id);
  }
}
