package io.cacheme.storage.mysql;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.testservers.LoopbackServer;
import io.cacheme.testservers.MysqlProcess;
import io.cacheme.testservers.contract.SqlBusFaultsContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The contract of a bus that is a table, on a server of MySQL's kind. */
abstract class LogFaultsCases extends SqlBusFaultsContract {

  static final String LOG = "cacheme_data_log";

  abstract MysqlProcess mysql();

  /** Where the storage of each case finds it, by way of {@code port}. */
  abstract String url(int port);

  @Override
  protected final LoopbackServer server() {
    return mysql();
  }

  @Override
  protected final void applySchema() {
    try (Admin admin = Admin.of(mysql())) {
      admin.ask(Files.readString(Path.of("..", "sql", "mysql.sql")));
      admin.ask(telling("before"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected final RemoteStorage create(int port) {
    return MysqlStorage.builder(url(port))
        .silenceTimeout(Duration.ofSeconds(2))
        .sweepInterval(Duration.ofMillis(100))
        .build();
  }

  @Override
  protected final Administrator administrator() {
    return Admin.of(mysql());
  }

  @Override
  protected final String telling(String message) {
    return "INSERT INTO "
        + LOG
        + " (channel, message, created) VALUES ('"
        + CHANNEL
        + "', '"
        + message
        + "', UTC_TIMESTAMP(6))";
  }
}
