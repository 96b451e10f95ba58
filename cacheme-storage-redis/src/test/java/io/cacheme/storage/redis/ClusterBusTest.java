package io.cacheme.storage.redis;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.BusContract;
import io.cacheme.testservers.TestServers;

/** The same in a cluster, where one node is listened to and all are asked for signs of life. */
class ClusterBusTest extends BusContract {

  @Override
  protected RemoteStorage create() {
    return RedisStorage.builder(TestServers.redisCluster().url()).build();
  }
}
