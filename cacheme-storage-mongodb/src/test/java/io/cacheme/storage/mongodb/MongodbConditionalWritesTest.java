package io.cacheme.storage.mongodb;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.ConditionalWritesContract;
import io.cacheme.testservers.TestServers;

/** The contract of conditional writes, by the clock of the server. */
class MongodbConditionalWritesTest extends ConditionalWritesContract {

  @Override
  protected RemoteStorage create() {
    return MongodbStorage.builder(TestServers.mongodb().url("cacheme_test", "createSchema=true"))
        .build();
  }
}
