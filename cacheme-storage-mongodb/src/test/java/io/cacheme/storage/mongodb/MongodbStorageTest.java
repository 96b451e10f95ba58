package io.cacheme.storage.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FreePort;
import io.cacheme.testkit.RemoteStorageContract;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.TestServers;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract, however the storage is set up. */
class MongodbStorageTest {

  @Nested
  class AsItComes extends RemoteStorageContract {

    @Override
    protected RemoteStorage create() {
      return storageOf("createSchema=true");
    }

    @Override
    protected StorageContext context() {
      return StorageContexts.system("contract");
    }

    @Override
    protected RemoteStorage createLarge() {
      return storageOf("createSchema=true&maxValueBytes=15MiB&w=majority");
    }

    @Override
    protected RemoteStorage createUnreachable() throws IOException {
      return MongodbStorage.builder("mongodb://127.0.0.1:" + FreePort.find()).build();
    }

    @Test
    void answers_comeOnThreadsThatMustNotBlock() {
      CompletableFuture<Thread> thread = new CompletableFuture<>();
      storage().get(key("a")).whenComplete((value, t) -> thread.complete(Thread.currentThread()));

      Thread answering = Await.value(thread);
      if (answering != Thread.currentThread()) {
        assertThat(storage().mustNotBlock(answering)).isTrue();
        assertThat(answering.isDaemon()).isTrue();
        assertThat(answering.getName()).startsWith("cacheme-contract-mongodb-");
      }
    }
  }

  @Nested
  class OneConnection extends RemoteStorageContract {

    @Override
    protected RemoteStorage create() {
      return storageOf("createSchema=true&poolSize=1");
    }

    @Override
    protected StorageContext context() {
      return StorageContexts.system("contract");
    }
  }

  private static RemoteStorage storageOf(String options) {
    return MongodbStorage.builder(TestServers.mongodb().url("cacheme_test", options)).build();
  }
}
