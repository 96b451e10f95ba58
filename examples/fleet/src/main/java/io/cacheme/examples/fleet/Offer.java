package io.cacheme.examples.fleet;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Singleflight;
import java.util.concurrent.ThreadLocalRandom;

/** A value that nobody writes, and that one process loads for all. */
@CacheNode(
    key = "offer:{id}",
    singleflight = Singleflight.FLEET,
    caches = {@Cache(storage = "local", ttl = "1m"), @Cache(storage = "shared", ttl = "1m")})
record Offer(int id) implements Node<Integer> {

  Integer load(ColdKeys keys) throws InterruptedException {
    keys.load(id);
    Thread.sleep(ThreadLocalRandom.current().nextLong(20));
    return id;
  }
}
