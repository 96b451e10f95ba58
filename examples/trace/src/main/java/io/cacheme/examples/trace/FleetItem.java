package io.cacheme.examples.trace;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Singleflight;
import java.util.concurrent.CompletionStage;

/** A key of the trace that is kept in Redis alone, and loaded once by all processes. */
@CacheNode(
    key = "fleet-item:{id}",
    singleflight = Singleflight.FLEET,
    caches = {@Cache(storage = "my-redis", ttl = "1h")})
record FleetItem(long id) implements Node<ItemView> {

  CompletionStage<ItemView> load(ItemSource source) {
    return source.find(id);
  }
}
