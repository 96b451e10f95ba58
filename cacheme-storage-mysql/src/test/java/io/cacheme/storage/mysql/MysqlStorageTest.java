package io.cacheme.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.RemoteStorageContract;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import io.cacheme.testservers.TestServers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract, on real servers, however the storage and the server are set up. */
class MysqlStorageTest {

  @Nested
  class Mysql extends Contract {

    @Override
    protected RemoteStorage create() {
      return MysqlStorage.builder(TestServers.mysql().url()).createSchema(true).build();
    }
  }

  @Nested
  class Mariadb extends Contract {

    @Override
    protected RemoteStorage create() {
      return MysqlStorage.builder(TestServers.mariadb().url()).createSchema(true).build();
    }
  }

  @Nested
  class OneConnection extends Contract {

    @Override
    protected RemoteStorage create() {
      return MysqlStorage.builder(TestServers.mysql().url())
          .createSchema(true)
          .poolSize(1)
          .table("one_connection")
          .build();
    }
  }

  /** Nothing of how the server is set up may matter. */
  @Nested
  class OddServer extends Contract {

    private static MysqlProcess server;

    @BeforeAll
    static void start() {
      server =
          MysqlProcess.builder(MysqlKind.MYSQL)
              .setting("sql_mode", "")
              .setting("autocommit", "0")
              .setting("default_time_zone", "+09:30")
              .setting("character_set_server", "latin1")
              .setting("explicit_defaults_for_timestamp", "0")
              .setting("transaction_isolation", "SERIALIZABLE")
              .startOrSkip();
    }

    @AfterAll
    static void stop() {
      if (server != null) {
        server.close();
      }
    }

    @Override
    protected RemoteStorage create() {
      return MysqlStorage.builder(server.url()).createSchema(true).build();
    }
  }

  /** With what only MySQL could get wrong. */
  abstract static class Contract extends RemoteStorageContract {

    @Override
    protected StorageContext context() {
      return StorageContexts.system("contract");
    }

    @Test
    void answers_comeOnThreadsThatMustNotBlock() {
      CompletableFuture<Thread> thread = new CompletableFuture<>();
      storage().get(key("a")).whenComplete((value, t) -> thread.complete(Thread.currentThread()));

      Thread answering = Await.value(thread);
      if (answering != Thread.currentThread()) {
        assertThat(storage().mustNotBlock(answering)).isTrue();
        assertThat(answering.isDaemon()).isTrue();
        assertThat(answering.getName()).startsWith("cacheme-contract-mysql-");
      }
    }

    @Test
    void value_largerThanABlob_isNotCut() {
      byte[] large = new byte[70_000];
      Await.value(storage().put(key("blob"), large, HOUR));

      assertThat(Await.value(storage().get(key("blob"))).bytes()).hasSize(70_000);
    }

    @Test
    void writesOfManyKeys_atOnce_allSucceed() {
      List<CompletableFuture<Void>> writes = new ArrayList<>();
      for (int i = 0; i < 3_000; i++) {
        String key = key("hot" + i % 700);
        writes.add(
            (i % 3 == 0 ? storage().remove(key) : storage().put(key, new byte[i % 300], 60_000))
                .toCompletableFuture());
      }
      writes.forEach(Await::value);
    }
  }
}
