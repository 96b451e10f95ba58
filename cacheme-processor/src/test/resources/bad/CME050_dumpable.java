package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.KeyIgnore;

@CacheNode(
    key = "user:{userId}",
    dumpable = true,
    caches = @Cache(storage = "local", ttl = "30s"))
record UserInfo(long userId, @KeyIgnore Thread worker) implements Node<String> {}
