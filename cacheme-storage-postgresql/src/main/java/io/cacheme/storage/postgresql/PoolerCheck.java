package io.cacheme.storage.postgresql;

import io.cacheme.storage.sql.SqlFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Refuses a pooler, as PgBouncer, that gives a connection's transactions to now this and now that
 * session of the server: what is prepared in one is missing, or another's, in the next. One that
 * keeps a session for each connection passes.
 */
final class PoolerCheck {

  private static final String SESSION = "SELECT pg_backend_pid()";

  private final PgConnectOptions options;
  private volatile boolean passed;

  /** A check that, where there is a pooler, opens one more connection as {@code options} say. */
  PoolerCheck(PgConnectOptions options) {
    this.options = options;
  }

  /**
   * The connection, or a failure with {@link SqlFailure.Kind#REJECTED}; it is left open.
   *
   * @param limitMillis how long it waits for another, which a pool may have no free session for
   */
  Future<PgConnection> run(Vertx vertx, PgConnection connection, long limitMillis) {
    if (passed) {
      return Future.succeededFuture(connection);
    }
    return session(connection)
        .compose(
            id ->
                id == connection.processId() // who made it up is no server
                    ? pass(connection)
                    : compare(vertx, connection, id, limitMillis));
  }

  private Future<PgConnection> pass(PgConnection connection) {
    passed = true;
    return Future.succeededFuture(connection);
  }

  /**
   * Where no second connection is to be had it stays open: then errors of statements will say it.
   */
  private Future<PgConnection> compare(Vertx vertx, PgConnection first, int id, long limitMillis) {
    Future<PgConnection> connecting = PgConnection.connect(vertx, options);
    return connecting
        .compose(second -> sharesSessions(first, id, second))
        .timeout(limitMillis, TimeUnit.MILLISECONDS)
        .onComplete(ended -> connecting.onSuccess(PgConnection::close))
        .transform(
            shares -> {
              if (shares.failed()) {
                return Future.succeededFuture(first);
              }
              return shares.result() ? Future.failedFuture(refusal()) : pass(first);
            });
  }

  /**
   * In this order it shows in a pool at rest, whether that takes the session used last or the one
   * not used for the longest, and however many there are.
   */
  private static Future<Boolean> sharesSessions(PgConnection first, int id, PgConnection second) {
    Set<Integer> ofFirst = new HashSet<>(Set.of(id));
    Set<Integer> ofSecond = new HashSet<>();
    Future<Integer> asked = Future.succeededFuture();
    for (PgConnection next : List.of(second, second, first, first, second, first)) {
      Set<Integer> seen = next == first ? ofFirst : ofSecond;
      asked = asked.compose(before -> session(next)).onSuccess(seen::add);
    }
    return asked.map(last -> ofFirst.size() > 1 || ofSecond.size() > 1 || ofFirst.equals(ofSecond));
  }

  private static Future<Integer> session(PgConnection connection) {
    return connection.query(SESSION).execute().map(rows -> rows.iterator().next().getInteger(0));
  }

  private static SqlFailure refusal() {
    return new SqlFailure(
        SqlFailure.Kind.REJECTED,
        "is a pooler, as PgBouncer, that changes the server's session between transactions"
            + PostgresqlErrors.POOLER_HELP);
  }
}
