package demo;

import io.cacheme.Node;
import io.cacheme.annotation.CacheNode;

@CacheNode(key = "user:{userId}")
record UserInfo(long userId) implements Node<String> {}

@CacheNode(key = "other:{userId}", caches = {})
record Other(long userId) implements Node<String> {}
