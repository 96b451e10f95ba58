package io.cacheme.tests;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** A node on the heap alone whose values no codec knows. */
@SuppressWarnings("cacheme:CME051") // what it is about is its class
@CacheNode(key = "draft:{id}", caches = @Cache(storage = "local", ttl = "1h"))
record Draft(int id) implements Node<StringBuilder> {}
