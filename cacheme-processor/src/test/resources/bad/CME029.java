package demo;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;

@CacheNode(
    key = "price:{id}",
    caches = @Cache(storage = "local", ttl = "30s"),
    compression = io.cacheme.annotation.Compression.ZSTD,
    serializer = io.cacheme.codec.MsgPackSerializer.class)
record Price(long id) implements Node<String> {}

@CacheNode(
    key = "remote:{id}",
    caches = @Cache(storage = "my-redis", ttl = "30s"),
    compression = io.cacheme.annotation.Compression.ZSTD,
    serializer = io.cacheme.codec.MsgPackSerializer.class)
record Remote(long id) implements Node<String> {}
