package io.cacheme.storage.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.FreePort;
import io.cacheme.testkit.RemoteStorageContract;
import io.cacheme.testservers.TestServers;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract, on a real Redis, however the storage is set up. */
class RedisStorageTest {

  @Nested
  class AsItComes extends RemoteStorageContract {

    @Override
    protected RemoteStorage create() {
      return RedisStorage.builder(TestServers.redis().url()).build();
    }

    @Override
    protected RemoteStorage createLarge() {
      return RedisStorage.builder(TestServers.redis().url()).maxValueBytes(16 << 20).build();
    }

    @Override
    protected RemoteStorage createUnreachable() throws IOException {
      return RedisStorage.builder("redis://127.0.0.1:" + FreePort.find()).build();
    }

    @Test
    void answers_comeOnThreadsThatMustNotBlock() {
      CompletableFuture<Thread> thread = new CompletableFuture<>();
      storage().get(key("a")).whenComplete((value, t) -> thread.complete(Thread.currentThread()));

      Thread answering = Await.value(thread);
      if (answering != Thread.currentThread()) {
        assertThat(storage().mustNotBlock(answering)).isTrue();
        assertThat(answering.isDaemon()).isTrue();
        assertThat(answering.getName()).startsWith("cacheme-contract-redis-");
      }
    }

    @Test
    void serverTime_isTheMachines() {
      long before = System.currentTimeMillis();

      assertThat(Await.value(storage().serverTimeMillis()))
          .isBetween(before - 1, System.currentTimeMillis());
    }

    @Test
    void wrongType_failsByTheStage_andOnlyThatCall() {
      assertThat(Await.failure(storage().put(key("a"), new byte[1], -5)))
          .hasMessageContaining("SET failed: ERR invalid expire time");
      assertThat(Await.value(storage().get(key("a")))).isNull();
    }
  }

  @Nested
  class FourConnections extends RemoteStorageContract {

    @Override
    protected RemoteStorage create() {
      return RedisStorage.builder(TestServers.redis().url()).poolSize(4).build();
    }
  }

  @Nested
  class OldProtocol extends RemoteStorageContract {

    @Override
    protected RemoteStorage create() {
      return RedisStorage.builder(TestServers.redis().url()).protocol(2).build();
    }
  }
}
