package io.cacheme.storage.mysql;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.BusContract;
import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import io.cacheme.testservers.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The bus's contract, on real servers, however they are set up. */
class MysqlBusTest {

  @Nested
  class Mysql extends BusContract {

    @Override
    protected RemoteStorage create() {
      return MysqlStorage.builder(TestServers.mysql().url()).createSchema(true).build();
    }
  }

  @Nested
  class Mariadb extends BusContract {

    @Override
    protected RemoteStorage create() {
      return MysqlStorage.builder(TestServers.mariadb().url()).createSchema(true).build();
    }
  }

  /** Nothing of how the server is set up may matter; here all ids leave holes. */
  @Nested
  class OddServer extends BusContract {

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
              .setting("auto_increment_increment", "7")
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
}
