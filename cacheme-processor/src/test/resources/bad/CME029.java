package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(
    key = "price:{id}",
    caches = @Cache(storage = "local", ttl = "30s"),
    serializer = io.cacheme.codec.MsgPackSerializer.class)
record Price(long id) implements Node<String> {}
