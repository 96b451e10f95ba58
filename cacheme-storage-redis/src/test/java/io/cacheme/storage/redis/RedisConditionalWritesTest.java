package io.cacheme.storage.redis;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.ConditionalWritesContract;
import io.cacheme.testservers.TestServers;
import org.junit.jupiter.api.Nested;

/** The contract, on a real Redis, however the storage is set up. */
class RedisConditionalWritesTest {

  @Nested
  class AsItComes extends ConditionalWritesContract {

    @Override
    protected RemoteStorage create() {
      return RedisStorage.builder(TestServers.redis().url()).build();
    }
  }

  @Nested
  class FourConnections extends ConditionalWritesContract {

    @Override
    protected RemoteStorage create() {
      return RedisStorage.builder(TestServers.redis().url()).poolSize(4).build();
    }
  }

  @Nested
  class OldProtocol extends ConditionalWritesContract {

    @Override
    protected RemoteStorage create() {
      return RedisStorage.builder(TestServers.redis().url()).protocol(2).build();
    }
  }
}
