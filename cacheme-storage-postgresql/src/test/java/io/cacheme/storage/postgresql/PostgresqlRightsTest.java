package io.cacheme.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.PostgresProcess;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user who lacks one of the rights that the storage needs, and the mend of the message. */
class PostgresqlRightsTest {

  private static final List<String> RIGHTS = List.of("SELECT", "INSERT", "UPDATE", "DELETE");

  private static PostgresProcess server;

  @BeforeAll
  static void start() {
    server = PostgresProcess.start();
    Psql.applySchema(server.url());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT", "INSERT", "UPDATE", "DELETE"})
  void rightMissing_isRejected_andTheMendServes(String missing) {
    try (Psql psql = new Psql(server.url())) {
      psql.run("CREATE ROLE few LOGIN PASSWORD 'canary'");
      psql.run("GRANT " + allBut(missing) + " ON cacheme_data TO few");
      assertRejected(", and USAGE on its schema, to the user");

      psql.run("GRANT SELECT, INSERT, UPDATE, DELETE ON cacheme_data TO few");
      assertServes();
      psql.run("DROP OWNED BY few; DROP ROLE few");
    }
  }

  private static String allBut(String missing) {
    return RIGHTS.stream()
        .filter(right -> !right.equals(missing))
        .collect(Collectors.joining(", "));
  }

  private static RemoteStorage create() {
    return PostgresqlStorage.builder(
            "postgresql://few:canary@127.0.0.1:" + server.port() + "/postgres")
        .build();
  }

  private static void assertServes() {
    RemoteStorage storage = create();
    Await.value(storage.open(StorageContexts.system("rights")));
    Await.value(storage.put("a", new byte[] {1}, 60_000));
    assertThat(Await.value(storage.get("a")).bytes()).containsExactly(1);
    Await.value(storage.remove("a"));
    Await.value(storage.close());
  }

  private static void assertRejected(String help) {
    RemoteStorage storage = create();
    assertThat(Await.failure(storage.open(StorageContexts.system("rights"))))
        .isInstanceOf(StorageRejectedException.class)
        .hasMessageStartingWith(
            "postgresql://***@127.0.0.1:" + server.port() + "/postgres does not let")
        .hasMessageContaining("help:  GRANT SELECT, INSERT, UPDATE, DELETE on the table" + help)
        .hasMessageNotContaining("canary");
    Await.value(storage.close());
  }
}
