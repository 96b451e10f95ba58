package io.cacheme.storage.redis;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.ConditionalWritesContract;
import io.cacheme.testservers.TestServers;
import org.junit.jupiter.api.Nested;

/** The contract, on a real Redis Cluster. */
class ClusterConditionalWritesTest {

  @Nested
  class AsItComes extends ConditionalWritesContract {

    @Override
    protected RemoteStorage create() {
      return RedisStorage.builder(TestServers.redisCluster().url()).build();
    }
  }

  @Nested
  class ThreeConnectionsANode extends ConditionalWritesContract {

    @Override
    protected RemoteStorage create() {
      return RedisStorage.builder(TestServers.redisCluster().url()).poolSize(3).build();
    }
  }
}
