package io.cacheme.storage.sql.vertx;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/**
 * A statement and its arguments. Texts should be few, for each is prepared once a connection.
 *
 * @param text what is prepared
 * @param arguments for its parameters
 */
public record SqlStatement(String text, Tuple arguments) {

  /** A statement without parameters. */
  public static SqlStatement of(String text) {
    return new SqlStatement(text, Tuple.tuple());
  }

  /** Prepares it on {@code connection}, if it is not yet, and runs it. */
  public Future<RowSet<Row>> run(SqlConnection connection) {
    return connection.preparedQuery(text).execute(arguments);
  }

  /** The text, never the arguments. */
  @Override
  public String toString() {
    return text;
  }
}
