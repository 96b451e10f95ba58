package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.KeyIgnore;

@CacheNode(key = "user:{userId}:{locale}", caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId, @KeyIgnore String locale) implements Node<String> {}
