package io.cacheme.storage.redis;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.ConditionalWritesContract;
import io.cacheme.testservers.RedisSentinels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract, on the master that real Sentinels name. */
class SentinelConditionalWritesTest extends ConditionalWritesContract {

  private static RedisSentinels group;

  @BeforeAll
  static void start() {
    group = RedisSentinels.start();
  }

  @AfterAll
  static void stop() {
    group.close();
  }

  @Override
  protected RemoteStorage create() {
    return RedisStorage.builder(group.url()).build();
  }
}
