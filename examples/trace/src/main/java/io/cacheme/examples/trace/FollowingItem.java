package io.cacheme.examples.trace;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.concurrent.CompletionStage;

/** A key of the trace that is kept on the heap, which follows other processes, and in Redis. */
@CacheNode(
    key = "following-item:{id}",
    caches = {@Cache(storage = "local", ttl = "1h"), @Cache(storage = "my-redis", ttl = "1h")})
record FollowingItem(long id) implements Node<ItemView> {

  CompletionStage<ItemView> load(ItemSource source) {
    return source.find(id);
  }
}
