package io.cacheme.storage.postgresql;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.BusContract;
import io.cacheme.testservers.PgbouncerProcess;
import io.cacheme.testservers.PostgresProcess;
import io.cacheme.testservers.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The bus's contract, on a real PostgreSQL, and through a PgBouncer where the machine has one. */
class PostgresqlBusTest {

  @Nested
  class Direct extends BusContract {

    @BeforeAll
    static void applySchema() {
      Psql.applySchema(TestServers.postgresql().url());
    }

    @Override
    protected RemoteStorage create() {
      return PostgresqlStorage.builder(TestServers.postgresql().url()).build();
    }
  }

  /** One that keeps sessions; through others there is no bus. */
  @Nested
  class SessionPooling extends BusContract {

    private static PostgresProcess postgres;
    private static PgbouncerProcess pgbouncer;

    @BeforeAll
    static void start() {
      postgres = PostgresProcess.start();
      Psql.applySchema(postgres.url());
      pgbouncer = PgbouncerProcess.start(postgres, "pool_mode = session", "default_pool_size = 60");
    }

    @AfterAll
    static void stop() {
      if (pgbouncer != null) {
        pgbouncer.close();
      }
      postgres.close();
    }

    @Override
    protected RemoteStorage create() {
      return PostgresqlStorage.builder(pgbouncer.url()).poolSize(4).build();
    }
  }
}
