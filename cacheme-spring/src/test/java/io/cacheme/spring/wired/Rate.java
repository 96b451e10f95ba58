package io.cacheme.spring.wired;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

/** What a currency costs. */
@CacheNode(key = "rate:{code}", caches = @Cache(storage = "local", ttl = "1m"))
public record Rate(String code) implements Node<Long> {}
