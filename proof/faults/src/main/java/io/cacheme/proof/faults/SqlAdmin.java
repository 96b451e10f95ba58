package io.cacheme.proof.faults;

import io.cacheme.testkit.Await;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Another client's session, beside the storage's. */
final class SqlAdmin implements AutoCloseable {

  private static final Vertx VERTX = Vertx.vertx();

  private final SqlConnection connection;

  private SqlAdmin(SqlConnection connection) {
    this.connection = connection;
  }

  /** A session of a PostgreSQL, MySQL or MariaDB. */
  static SqlAdmin of(String url) {
    return new SqlAdmin(Await.value(connect(url)));
  }

  /** Sessions of {@code url}, as many as there may be, but no more than {@code most}. */
  static List<SqlAdmin> asManyAsMayBe(String url, int most) {
    List<SqlAdmin> sessions = new ArrayList<>();
    while (sessions.size() < most) {
      SqlConnection made = Await.value(connect(url).exceptionally(refused -> null));
      if (made == null) {
        break;
      }
      sessions.add(new SqlAdmin(made));
    }
    return sessions;
  }

  /** Runs {@code sql}; the first column of each row. */
  List<String> ask(String sql) {
    List<String> answers = new ArrayList<>();
    for (Row row : Await.value(connection.query(sql).execute().toCompletionStage())) {
      answers.add(String.valueOf(row.getValue(0)));
    }
    return answers;
  }

  /** Runs {@code sql}; false if it is refused. */
  boolean tries(String sql) {
    return Await.value(
        connection
            .query(sql)
            .execute()
            .toCompletionStage()
            .handle((rows, refused) -> refused == null));
  }

  long number(String sql) {
    return Long.parseLong(ask(sql).get(0));
  }

  @Override
  public void close() {
    Await.value(connection.close().toCompletionStage().exceptionally(lost -> null));
  }

  private static CompletionStage<SqlConnection> connect(String url) {
    return url.startsWith("postgresql:")
        ? PgConnection.connect(VERTX, PgConnectOptions.fromUri(url))
            .<SqlConnection>map(made -> made)
            .toCompletionStage()
        : MySQLConnection.connect(VERTX, MySQLConnectOptions.fromUri(url))
            .<SqlConnection>map(made -> made)
            .toCompletionStage();
  }
}
