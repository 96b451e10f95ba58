package io.cacheme.proof.soak;

import io.cacheme.testkit.Await;
import io.cacheme.testservers.PostgresProcess;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;

/** A PostgreSQL, whose table is empty after it was killed. */
final class PostgresqlStation extends ServerStation {

  private static final String OTHERS =
      "SELECT count(*) FROM pg_stat_activity"
          + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()";

  private static final int POOL_SIZE = 2;
  private static final int BUS = 1;

  private final PostgresProcess server;
  private final Vertx vertx = Vertx.vertx();

  private PostgresqlStation(PostgresProcess server) {
    super("postgresql", server);
    this.server = server;
  }

  static PostgresqlStation start() {
    return new PostgresqlStation(PostgresProcess.start());
  }

  @Override
  public String url() {
    return byProxy(server.url()) + "?createSchema=true&silenceTimeout=2s&poolSize=" + POOL_SIZE;
  }

  @Override
  public long connections() {
    return ask(OTHERS).iterator().next().getLong(0);
  }

  @Override
  public long pooled() {
    return Soaked.CACHEMES * (POOL_SIZE + BUS);
  }

  /** It takes no writes, as a replica does. */
  @Override
  void errors(boolean on) {
    ask("ALTER SYSTEM SET default_transaction_read_only = " + (on ? "on" : "off"));
    ask("SELECT pg_reload_conf()");
  }

  private RowSet<Row> ask(String text) {
    PgConnectOptions options = PgConnectOptions.fromUri(server.url());
    PgConnection connection = Await.value(PgConnection.connect(vertx, options).toCompletionStage());
    try {
      return Await.value(connection.query(text).execute().toCompletionStage());
    } finally {
      Await.value(connection.close().toCompletionStage());
    }
  }

  @Override
  public void close() {
    super.close();
    Await.value(vertx.close().toCompletionStage());
  }
}
