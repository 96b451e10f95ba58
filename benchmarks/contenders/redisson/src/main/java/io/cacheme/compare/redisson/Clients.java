package io.cacheme.compare.redisson;

import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;

/** Connects with Redisson's defaults: 64 connections at most, 32 threads of Netty's, Kryo 5. */
final class Clients {

  private Clients() {}

  static RedissonClient connect(String url) {
    Config config = new Config();
    config.useSingleServer().setAddress(url);
    return Redisson.create(config);
  }
}
