package io.cacheme.examples.trace;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.concurrent.CompletionStage;

/** A key of the trace that is kept in Redis alone. */
@CacheNode(
    key = "item:{id}",
    caches = {@Cache(storage = "my-redis", ttl = "1h")})
record Item(long id) implements Node<ItemView> {

  CompletionStage<ItemView> load(ItemSource source) {
    return source.find(id);
  }
}
