package io.cacheme.tests.fresh;

import io.cacheme.Node;
import io.cacheme.annotation.Cache;
import io.cacheme.annotation.CacheNode;
import io.cacheme.annotation.Compression;
import java.util.Locale;

/** Its key makes no difference between great and small letters. */
@CacheNode(
    keyPrefix = "pier:",
    softTtl = "10s",
    staleIfError = "1h",
    ttlJitter = 0.1,
    compression = Compression.ZLIB,
    caches = {@Cache(storage = "local", ttl = "30s"), @Cache(storage = "my-redis", ttl = "1m")})
record Pier(String port) implements Node<String> {

  String key() {
    return port.toLowerCase(Locale.ROOT);
  }
}
