package io.cacheme.storage.postgresql;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.ConditionalWritesContract;
import io.cacheme.testservers.PgbouncerProcess;
import io.cacheme.testservers.PostgresProcess;
import io.cacheme.testservers.TestServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Conditional writes on a real PostgreSQL, and through a PgBouncer where the machine has one. */
class PostgresqlConditionalWritesTest {

  @Nested
  class Direct extends ConditionalWritesContract {

    @BeforeAll
    static void applySchema() {
      Psql.applySchema(TestServers.postgresql().url());
    }

    @Override
    protected RemoteStorage create() {
      return PostgresqlStorage.builder(TestServers.postgresql().url()).build();
    }
  }

  @Nested
  class StatementPooling extends ConditionalWritesContract {

    private static PostgresProcess postgres;
    private static PgbouncerProcess pgbouncer;

    @BeforeAll
    static void start() {
      postgres = PostgresProcess.start();
      Psql.applySchema(postgres.url());
      pgbouncer =
          PgbouncerProcess.start(postgres, "pool_mode = statement", "default_pool_size = 3");
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
      return PostgresqlStorage.builder(pgbouncer.url()).prepared(false).build();
    }
  }
}
