package io.cacheme.storage.postgresql;

import io.cacheme.spi.StorageUrl;
import io.cacheme.storage.sql.vertx.SqlAddress;
import io.cacheme.testkit.Await;
import io.cacheme.testservers.contract.SqlBusFaultsContract;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a user would do with psql. */
final class Psql implements SqlBusFaultsContract.Administrator {

  private static final Path SCRIPT = Path.of("..", "sql", "postgresql.sql");

  private final Vertx vertx = Vertx.vertx();
  private final PgConnection connection;

  Psql(String url) {
    PgConnectOptions options =
        SqlAddress.of(StorageUrl.parse(url), 5432, 63).in(new PgConnectOptions());
    options.getProperties().remove("extra_float_digits"); // which PgBouncer refuses
    this.connection = Await.value(PgConnection.connect(vertx, options).toCompletionStage());
  }

  /** Applies the schema script as it is. */
  static void applySchema(String url) {
    try (Psql psql = new Psql(url)) {
      psql.run(script());
    }
  }

  static String script() {
    try {
      return Files.readString(SCRIPT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void run(String text) {
    rows(text);
  }

  RowSet<Row> rows(String text) {
    return Await.value(connection.query(text).execute().toCompletionStage());
  }

  /** The only column of the only row. */
  long number(String text) {
    return rows(text).iterator().next().getLong(0);
  }

  @Override
  public List<String> others() {
    List<String> ids = new ArrayList<>();
    rows("SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            + " AND datname = current_database() AND backend_type = 'client backend'")
        .forEach(row -> ids.add(String.valueOf(row.getInteger(0))));
    return ids;
  }

  @Override
  public void kill(String id) {
    run("SELECT pg_terminate_backend(" + id + ")");
  }

  @Override
  public void close() {
    Await.value(vertx.close().toCompletionStage());
  }
}
