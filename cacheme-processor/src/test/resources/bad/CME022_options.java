package demo;

import io.cacheme.Node;
import io.cacheme.annotation.*;

/** Of a node without tiers nothing is said that depends on them. */
@CacheNode(
    key = "a:{id}",
    caches = {},
    ttlJitter = 0.1,
    dumpable = true,
    singleflight = Singleflight.FLEET,
    compression = Compression.ZSTD,
    serializer = io.cacheme.codec.MsgPackSerializer.class)
record Nowhere(long id) implements Node<String> {}
