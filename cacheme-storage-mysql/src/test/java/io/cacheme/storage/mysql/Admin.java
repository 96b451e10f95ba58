package io.cacheme.storage.mysql;

import io.cacheme.testkit.Await;
import io.cacheme.testservers.MysqlProcess;
import io.cacheme.testservers.contract.SqlBusFaultsContract;
import io.vertx.core.Vertx;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;

/** A connection of the server's administrator, beside the storage's own. */
final class Admin implements SqlBusFaultsContract.Administrator {

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
    RowSet<Row> rows = rows(sql);
    return rows.size() == 0 ? "" : String.valueOf(rows.iterator().next().getValue(0));
  }

  @Override
  public void run(String statement) {
    rows(statement);
  }

  @Override
  public List<String> others() {
    List<String> ids = new ArrayList<>();
    rows("SELECT ID FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID() AND DB = 'cacheme'")
        .forEach(row -> ids.add(String.valueOf(row.getValue(0))));
    return ids;
  }

  @Override
  public void kill(String id) {
    run("KILL " + id);
  }

  /** A user who may use the tables of the database and nothing else. */
  void createUser(String name, String identification) {
    ask("DROP USER IF EXISTS '" + name + "'@'%'");
    ask("CREATE USER '" + name + "'@'%' " + identification);
    ask("GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, INDEX ON cacheme.* TO '" + name + "'@'%'");
  }

  private RowSet<Row> rows(String sql) {
    return Await.value(connection.query(sql).execute().toCompletionStage());
  }

  @Override
  public void close() {
    Await.value(connection.close().toCompletionStage());
  }
}
