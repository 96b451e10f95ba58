package io.cacheme.storage.mysql;

import io.cacheme.testkit.Await;
import io.cacheme.testservers.MysqlProcess;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLConnection;

/** A connection of the server's administrator, beside the storage's own. */
final class Admin implements AutoCloseable {

  private static final Vertx VERTX = Vertx.vertx();

  private final MySQLConnection connection;

  private Admin(MySQLConnection connection) {
    this.connection = connection;
  }

  static Admin of(MysqlProcess server) {
    return of(server.url());
  }

  static Admin of(String url) {
    MySQLConnectOptions options = MySQLConnectOptions.fromUri(url);
    return new Admin(Await.value(MySQLConnection.connect(VERTX, options).toCompletionStage()));
  }

  /** Runs {@code sql}; the first column of the first row, or the empty text. */
  String ask(String sql) {
    return Await.value(
        connection
            .query(sql)
            .execute()
            .map(rows -> rows.size() == 0 ? "" : String.valueOf(rows.iterator().next().getValue(0)))
            .toCompletionStage());
  }

  /** A user who may use the tables of the database and nothing else. */
  void createUser(String name, String identification) {
    ask("DROP USER IF EXISTS '" + name + "'@'%'");
    ask("CREATE USER '" + name + "'@'%' " + identification);
    ask("GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, INDEX ON cacheme.* TO '" + name + "'@'%'");
  }

  @Override
  public void close() {
    Await.value(connection.close().toCompletionStage());
  }
}
