/** Storages in Redis, over Lettuce. */
@SuppressWarnings("requires-automatic") // there is no other Lettuce
module io.cacheme.storage.redis {
  requires transitive io.cacheme;
  requires io.netty.buffer;
  requires io.netty.common;
  requires io.netty.transport;
  requires lettuce.core;

  // by Lettuce, which cannot say so
  requires io.netty.codec;
  requires io.netty.handler;
  requires io.netty.resolver;
  requires io.netty.resolver.dns;

  exports io.cacheme.storage.redis;

  provides io.cacheme.spi.StorageProvider with
      io.cacheme.storage.redis.RedisStorageProvider;
}
