package io.cacheme.storage.mysql;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.storage.sql.SqlFailure;
import io.cacheme.storage.sql.SqlMessage;
import io.cacheme.storage.sql.SqlOptions;
import io.cacheme.storage.sql.vertx.SqlAddress;
import io.cacheme.storage.sql.vertx.SqlStatement;
import io.cacheme.storage.sql.vertx.TableCheck;
import io.cacheme.storage.sql.vertx.VertxDialect;
import io.cacheme.storage.sql.vertx.VertxTls;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.mysqlclient.MySQLConnection;
import io.vertx.mysqlclient.SslMode;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The statements, in what MySQL and MariaDB have in common. Times are {@code UTC_TIMESTAMP}: all
 * other clocks of theirs depend on the session's time zone, and stand still or jump when it changes
 * to winter.
 */
final class MysqlDialect implements VertxDialect {

  /** The time in milliseconds since the epoch. */
  static final String NOW_MILLIS =
      "TIMESTAMPDIFF(MICROSECOND, TIMESTAMP '1970-01-01 00:00:00', UTC_TIMESTAMP(3)) DIV 1000";

  private final MySQLConnectOptions connectOptions;
  private final @Nullable VertxTls tls;
  private final MysqlErrors errors;
  private final PlainReplies plainReplies = new PlainReplies();
  private final String greeting;
  private final SizedStatement select;
  private final SizedStatement upsert;
  private final SizedStatement delete;
  private final String sweep;
  private final MysqlFill fill;
  private final MysqlReplace replace;
  private final MysqlLog log;
  private final List<TableCheck> checks;

  MysqlDialect(SqlOptions options, SqlAddress address, @Nullable VertxTls tls) {
    this.connectOptions = connectOptions(address, tls);
    this.tls = tls;
    this.errors = new MysqlErrors(address.database(), tls != null);
    this.greeting = greeting(options);
    String table = options.table().quoted('`');
    int most = MysqlChecks.LIMITS.keys();
    this.select =
        new SizedStatement(
            "SELECT `key`, value, TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(3), expire) DIV 1000"
                + " FROM "
                + table
                + " WHERE `key` IN (",
            "?",
            ") AND (expire IS NULL OR expire > UTC_TIMESTAMP(3))",
            most);
    this.upsert =
        new SizedStatement(
            "INSERT INTO " + table + " (`key`, value, expire, updated_at) VALUES ",
            "(?, ?, UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND, UTC_TIMESTAMP(3))",
            " ON DUPLICATE KEY UPDATE value = VALUES(value), expire = VALUES(expire),"
                + " updated_at = VALUES(updated_at)",
            most);
    this.delete = new SizedStatement("DELETE FROM " + table + " WHERE `key` IN (", "?", ")", most);
    // never waits, and so ends in no deadlock with writers, who lock the key before its expiry
    this.sweep =
        "DELETE swept FROM "
            + table
            + " AS swept JOIN (SELECT `key` FROM "
            + table
            + " WHERE expire <= UTC_TIMESTAMP(3) ORDER BY expire LIMIT ? FOR UPDATE SKIP LOCKED)"
            + " AS expired ON swept.`key` = expired.`key`";
    this.fill = new MysqlFill(table, most, errors);
    this.replace = new MysqlReplace(table, most, this);
    this.log = new MysqlLog(options.table().log().quoted('`'));
    this.checks = MysqlChecks.of(options, List.of(upsert.single(), delete.single(), sweep));
  }

  /** For the driver, which then tries once, and prepares each statement once a connection. */
  private static MySQLConnectOptions connectOptions(SqlAddress address, @Nullable VertxTls tls) {
    MySQLConnectOptions options = address.in(new MySQLConnectOptions());
    options.setCachePreparedStatements(true).setReconnectAttempts(0);
    if (tls == null) {
      return options.setSslMode(SslMode.DISABLED);
    }
    // the driver's VERIFY_CA takes no authorities of the JDK; what to verify is in the options too
    options.setSslMode(tls.checksHost() ? SslMode.VERIFY_IDENTITY : SslMode.REQUIRED);
    return options.setSslOptions(tls.sslOptions());
  }

  @Override
  public String product() {
    return "mysql";
  }

  @Override
  public String server() {
    return "a MySQL or MariaDB";
  }

  @Override
  public Future<? extends SqlConnection> connect(Vertx vertx, long limitMillis) {
    Supplier<Future<MySQLConnection>> connect =
        () -> MySQLConnection.connect(vertx, connectOptions);
    return (tls == null ? connect.get() : tls.explain(connect))
        .recover(thrown -> Future.failedFuture(loginFailure(thrown)));
  }

  private Throwable loginFailure(Throwable thrown) {
    SqlFailure refusal = plainReplies.takeRefusal();
    return refusal == null ? errors.loginFailure(thrown) : refusal;
  }

  @Override
  public void guardLogin(Channel channel) {
    if (tls != null) {
      plainReplies.refuse(channel);
    }
  }

  @Override
  public void guard(Channel channel) {
    FileRequests.refuse(channel);
  }

  @Override
  public List<String> greeting() {
    return List.of(greeting);
  }

  @Override
  public SqlStatement select(List<String> keys) {
    return select.of(keys, 0, MysqlDialect::arguments);
  }

  @Override
  public String key(Row row) {
    return row.getBuffer(0).toString(StandardCharsets.US_ASCII);
  }

  @Override
  public SqlStatement upsert(List<StoredEntry> entries) {
    int smallest = 0;
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).bytes().length < entries.get(smallest).bytes().length) {
        smallest = i;
      }
    }
    return upsert.of(entries, smallest, MysqlDialect::arguments);
  }

  @Override
  public Future<Set<String>> fill(SqlConnection connection, List<ConditionalEntry> entries) {
    return fill.run(connection, entries);
  }

  @Override
  public Future<Set<String>> replace(SqlConnection connection, List<ConditionalEntry> entries) {
    return replace.run(connection, entries);
  }

  @Override
  public SqlStatement delete(List<String> keys) {
    return delete.of(keys, 0, MysqlDialect::arguments);
  }

  @Override
  public SqlStatement sweep(int limit) {
    return new SqlStatement(sweep, Tuple.of(limit));
  }

  @Override
  public Future<?> publish(SqlConnection connection, List<SqlMessage> messages) {
    return log.publish(connection, messages);
  }

  @Override
  public MysqlLog log() {
    return log;
  }

  @Override
  public String time() {
    return "SELECT " + NOW_MILLIS;
  }

  @Override
  public List<TableCheck> checks() {
    return checks;
  }

  @Override
  public SqlFailure failure(DatabaseException error) {
    return errors.failure(error);
  }

  /**
   * What servers may be set up otherwise: writes that wait for a COMMIT, values that are cut, 50
   * seconds for a row's lock, in which the caller has given up long since.
   */
  private static String greeting(SqlOptions options) {
    long lockSeconds = Math.max(1, options.silenceTimeout().toSeconds() / 4);
    return "SET SESSION autocommit = 1, sql_mode = 'STRICT_ALL_TABLES', innodb_lock_wait_timeout = "
        + lockSeconds;
  }

  private static List<@Nullable Object> arguments(String key) {
    return List.of(Buffer.buffer(key));
  }

  /** A time to live in microseconds, null for none. */
  static @Nullable Long micros(long ttlMillis) {
    return ttlMillis == RemoteStorage.NO_EXPIRY ? null : ttlMillis * 1_000;
  }

  private static List<@Nullable Object> arguments(StoredEntry entry) {
    return Arrays.asList(
        Buffer.buffer(entry.key()), Buffer.buffer(entry.bytes()), micros(entry.ttlMillis()));
  }
}
