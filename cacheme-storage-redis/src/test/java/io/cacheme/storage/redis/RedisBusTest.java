package io.cacheme.storage.redis;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.BusContract;
import io.cacheme.testservers.TestServers;

/** The bus's contract, on a real Redis. */
class RedisBusTest extends BusContract {

  @Override
  protected RemoteStorage create() {
    return RedisStorage.builder(TestServers.redis().url()).build();
  }
}
