package io.cacheme.spring.beans;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** What stands on a shelf. */
@CacheNode(key = "shelf:{id}", caches = @Cache(storage = "local", ttl = "1m"))
public record Shelf(long id) implements Node<String> {}
