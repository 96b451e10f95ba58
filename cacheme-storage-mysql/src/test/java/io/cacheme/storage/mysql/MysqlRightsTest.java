package io.cacheme.storage.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StorageRejectedException;
import io.cacheme.testkit.Await;
import io.cacheme.testkit.StorageContexts;
import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user who lacks one of the rights that the storage needs, and the mend of the message. */
class MysqlRightsTest {

  private static final List<String> RIGHTS = List.of("SELECT", "INSERT", "UPDATE", "DELETE");

  private static MysqlProcess server;

  @BeforeAll
  static void start() throws Exception {
    server = MysqlProcess.builder(MysqlKind.MYSQL).startOrSkip();
    try (Admin admin = Admin.of(server)) {
      admin.ask(Files.readString(Path.of("..", "sql", "mysql.sql")));
    }
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT", "INSERT", "UPDATE", "DELETE"})
  void rightMissing_isRejected_andTheMendServes(String missing) {
    try (Admin admin = Admin.of(server)) {
      admin.ask("CREATE USER 'few'@'%' IDENTIFIED BY 'canary'");
      admin.ask("GRANT " + allBut(missing) + " ON cacheme.cacheme_data TO 'few'@'%'");
      assertRejected(" to the user");

      admin.ask("GRANT SELECT, INSERT, UPDATE, DELETE ON cacheme.cacheme_data TO 'few'@'%'");
      assertServes();
      admin.ask("DROP USER 'few'@'%'");
    }
  }

  private static String allBut(String missing) {
    return RIGHTS.stream()
        .filter(right -> !right.equals(missing))
        .collect(Collectors.joining(", "));
  }

  private static RemoteStorage create() {
    return MysqlStorage.builder("mysql://few:canary@127.0.0.1:" + server.port() + "/cacheme")
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
        .hasMessageStartingWith("mysql://***@127.0.0.1:" + server.port() + "/cacheme does not let")
        .hasMessageContaining("help:  GRANT SELECT, INSERT, UPDATE, DELETE on the table" + help)
        .hasMessageNotContaining("canary");
    Await.value(storage.close());
  }
}
