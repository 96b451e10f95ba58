package com.example.shop;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import java.util.concurrent.CountDownLatch;
import reactor.core.scheduler.Schedulers;

/** A load that blocks. */
@CacheNode(key = "slow:{id}", caches = @Cache(storage = "local", ttl = "30s"))
record Slow(long id) implements Node<String> {

  String load(CountDownLatch gate) throws InterruptedException {
    gate.await();
    return Schedulers.isInNonBlockingThread()
        ? "loaded on a thread of Reactor's"
        : "loaded on a thread that may block";
  }
}
