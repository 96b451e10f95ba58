package io.cacheme.storage.sql.vertx;

import io.cacheme.storage.sql.SqlLogRow;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** The statements of {@link io.cacheme.storage.sql.SqlLog}, by its contracts. */
public interface VertxLog {

  /** As {@link io.cacheme.storage.sql.SqlLog#check}: what fails if it is not as it must be. */
  List<TableCheck> checks();

  /** As {@link io.cacheme.storage.sql.SqlLog#newest}. */
  Future<List<SqlLogRow>> newest(SqlConnection connection, int limit);

  /** As {@link io.cacheme.storage.sql.SqlLog#from}. */
  Future<List<SqlLogRow>> from(SqlConnection connection, long id, int limit);

  /** As {@link io.cacheme.storage.sql.SqlLog#sweep}. */
  Future<Integer> sweep(SqlConnection connection, int limit, long keepMillis);
}
