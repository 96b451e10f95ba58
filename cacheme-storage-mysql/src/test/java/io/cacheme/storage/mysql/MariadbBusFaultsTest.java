package io.cacheme.storage.mysql;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testservers.LoopbackServer;
import io.cacheme.testservers.MysqlKind;
import io.cacheme.testservers.MysqlProcess;
import io.cacheme.testservers.contract.SqlBusFaultsContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on MariaDB, by a user who may not write where the server is read-only. */
class MariadbBusFaultsTest extends SqlBusFaultsContract {

  private static MysqlProcess server;

  @BeforeAll
  static void startServer() {
    server = MysqlProcess.builder(MysqlKind.MARIADB).startOrSkip();
    if (server != null) {
      try (Admin admin = Admin.of(server)) {
        admin.createUser("plain", "IDENTIFIED BY 'canary'");
      }
    }
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected LoopbackServer server() {
    return server;
  }

  @Override
  protected void applySchema() {
    try (Admin admin = Admin.of(server)) {
      admin.ask(Files.readString(Path.of("..", "sql", "mysql.sql")));
      admin.ask(telling("before"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected RemoteStorage create(int port) {
    return MysqlStorage.builder("mysql://plain:canary@127.0.0.1:" + port + "/cacheme")
        .silenceTimeout(Duration.ofSeconds(2))
        .sweepInterval(Duration.ofMillis(100))
        .build();
  }

  @Override
  protected Administrator administrator() {
    return Admin.of(server);
  }

  @Override
  protected String telling(String message) {
    return "INSERT INTO cacheme_data_log (channel, message, created) VALUES ('"
        + CHANNEL
        + "', '"
        + message
        + "', UTC_TIMESTAMP(6))";
  }

  @Override
  protected void readOnly(Administrator administrator, boolean readOnly) {
    administrator.run("SET GLOBAL read_only = " + (readOnly ? "ON" : "OFF"));
  }
}
