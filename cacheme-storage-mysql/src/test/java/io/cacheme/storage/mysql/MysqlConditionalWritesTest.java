package io.cacheme.storage.mysql;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageContext;
import io.cacheme.testkit.ConditionalWritesContract;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import io.cacheme.testservers.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Conditional writes on real servers, however they are set up. */
class MysqlConditionalWritesTest {

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

  abstract static class Contract extends ConditionalWritesContract {

    @Override
    protected StorageContext context() {
      return StorageContexts.system("contract");
    }
  }
}
