package io.cacheme.storage.sql.vertx;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.StoredEntry;
import io.cacheme.storage.sql.SqlFailure;
import io.cacheme.storage.sql.SqlMessage;
import io.cacheme.storage.sql.SqlNotifications;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

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

  /** Guards {@code channel}, which is about to connect, until its server has let it in. */
  default void guardLogin(Channel channel) {}

  /** Guards {@code channel}, to which a connection has been made, before a statement is sent. */
  default void guard(Channel channel) {}

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

  /**
   * As {@link io.cacheme.storage.sql.SqlSession#publish}, by statements over {@code connection}.
   */
  Future<?> publish(SqlConnection connection, List<SqlMessage> messages);

  /** The statements of {@link io.cacheme.storage.sql.SqlSession#log}, or null without one. */
  default @Nullable VertxLog log() {
    return null;
  }

  /** As {@link io.cacheme.storage.sql.SqlSession#onNotification}, over {@code connection}. */
  default void onNotification(SqlConnection connection, BiConsumer<String, String> listener) {}

  /** As {@link io.cacheme.storage.sql.SqlDatabase#notifications}. */
  default @Nullable SqlNotifications notifications() {
    return null;
  }

  /** A statement that answers {@link io.cacheme.storage.sql.SqlSession#time}, not prepared. */
  String time();

  /** What shows that the other statements will work. */
  List<TableCheck> checks();

  /** What an error that the server answered means, in words that show no value. */
  SqlFailure failure(DatabaseException error);
}
