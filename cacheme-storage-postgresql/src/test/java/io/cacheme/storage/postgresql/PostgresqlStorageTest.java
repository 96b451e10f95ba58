package io.cacheme.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.RemoteStorageContract;
import io.cacheme.testservers.TestServers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract, against a real PostgreSQL. */
class PostgresqlStorageTest {

  private static PostgresqlStorageBuilder builder() {
    return PostgresqlStorage.builder(TestServers.postgresql().url());
  }

  @BeforeAll
  static void applySchema() {
    Psql.applySchema(TestServers.postgresql().url());
  }

  @Nested
  class ManyConnections extends RemoteStorageContract {

    @Override
    protected RemoteStorage create() {
      return builder().build();
    }

    @Test
    void answers_comeOnEventLoops_thatAreDaemons() {
      for (int i = 0; i < 100; i++) {
        Thread answering =
            Await.value(storage().get(key("a")).thenApply(v -> Thread.currentThread()));
        if (answering == Thread.currentThread()) {
          continue; // it was answered before we asked who answers
        }
        assertThat(storage().mustNotBlock(answering)).isTrue();
        assertThat(answering.isDaemon()).isTrue();
        assertThat(answering.getName()).startsWith("cacheme-contract-postgresql-");
      }
    }
  }

  @Nested
  class OneConnection extends RemoteStorageContract {

    @Override
    protected RemoteStorage create() {
      return builder().poolSize(1).build();
    }
  }
}
