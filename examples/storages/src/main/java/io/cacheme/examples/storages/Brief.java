package io.cacheme.examples.storages;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** What is to be swept soon. */
@CacheNode(key = "brief:{id}", caches = @Cache(storage = "store", ttl = "1s"))
record Brief(long id) implements Node<String> {}
