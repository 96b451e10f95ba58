package io.cacheme.storage.sql.vertx;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.StoredEntry;
import io.cacheme.storage.sql.SqlFailure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Set;

/**
 * What differs between the databases: how to connect, the statements, what errors mean. The
 * contracts of the statements are those of {@link io.cacheme.storage.sql.SqlSession}.
 */
public interface VertxDialect {

  /** The product's name in thread names, as in "postgresql". */
  String product();

  /** What servers of this kind are called in messages, as in "a PostgreSQL". */
  String server();

  /**
   * Connects and authenticates, without attempts of the driver's own to do it again. It may fail
   * with a {@link SqlFailure} where the driver's exception says too little.
   *
   * @param limitMillis when it is given up
   */
  Future<? extends SqlConnection> connect(Vertx vertx, long limitMillis);

  /** Statements for each new connection. */
  List<String> greeting();

  /** Answers rows of key, value, and the milliseconds left, null where it does not expire. */
  SqlStatement select(List<String> keys);

  /** The key in a row of {@link #select}. */
  String key(Row row);

  /** As {@link io.cacheme.storage.sql.SqlSession#upsert}. */
  SqlStatement upsert(List<StoredEntry> entries);

  /** As {@link io.cacheme.storage.sql.SqlSession#fill}, by statements over {@code connection}. */
  Future<Set<String>> fill(SqlConnection connection, List<ConditionalEntry> entries);

  /** As {@link io.cacheme.storage.sql.SqlSession#replace}, in the same way. */
  Future<Set<String>> replace(SqlConnection connection, List<ConditionalEntry> entries);

  /** As {@link io.cacheme.storage.sql.SqlSession#delete}. */
  SqlStatement delete(List<String> keys);

  /** Deletes up to {@code limit} expired rows; its row count is how many. */
  SqlStatement sweep(int limit);

  /** A statement that answers {@link io.cacheme.storage.sql.SqlSession#time}, not prepared. */
  String time();

  /** What shows that the other statements will work. */
  List<TableCheck> checks();

  /** What an error that the server answered means, in words that show no value. */
  SqlFailure failure(DatabaseException error);
}
