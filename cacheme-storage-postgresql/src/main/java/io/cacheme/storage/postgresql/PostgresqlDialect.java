package io.cacheme.storage.postgresql;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.storage.sql.SqlFailure;
import io.cacheme.storage.sql.SqlMessage;
import io.cacheme.storage.sql.SqlNotifications;
import io.cacheme.storage.sql.SqlOptions;
import io.cacheme.storage.sql.vertx.SqlAddress;
import io.cacheme.storage.sql.vertx.SqlStatement;
import io.cacheme.storage.sql.vertx.TableCheck;
import io.cacheme.storage.sql.vertx.VertxDialect;
import io.cacheme.storage.sql.vertx.VertxTls;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's statements. Keys and values go as arrays, so there is one text of each. */
final class PostgresqlDialect implements VertxDialect {

  private static final String NOW_MILLIS =
      "floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint";
  private static final String FLOAT_DIGITS = "extra_float_digits";

  private final PgConnectOptions connectOptions;
  private final @Nullable VertxTls tls;
  private final PostgresqlErrors errors;
  private final @Nullable PoolerCheck poolerCheck;
  private final List<String> greeting;
  private final String select;
  private final String upsert;
  private final String delete;
  private final String sweep;
  private final PostgresqlConditionalWrites conditionalWrites;
  private final List<TableCheck> checks;
  private final @Nullable PostgresqlNotifications notifications;

  /**
   * For a table.
   *
   * @param prepared whether each connection has a session of the server to itself, so that it can
   *     keep statements and settings there
   */
  PostgresqlDialect(
      SqlOptions options, SqlAddress address, @Nullable VertxTls tls, boolean prepared) {
    this.connectOptions = connectOptions(address, tls, prepared);
    this.tls = tls;
    this.poolerCheck = prepared ? new PoolerCheck(connectOptions) : null;
    this.errors = new PostgresqlErrors(address);
    String table = options.table().quoted('"');
    // what is given up here must not take effect later there
    this.greeting =
        prepared
            ? List.of("SET statement_timeout = " + options.silenceTimeout().toMillis())
            : List.of(); // it would stay set for whoever has the session next
    this.select =
        "SELECT key, value, (extract(epoch FROM expire - clock_timestamp()) * 1000)::bigint FROM "
            + table
            + " WHERE key = ANY ($1::text[]) AND (expire IS NULL OR expire > clock_timestamp())";
    this.upsert =
        "INSERT INTO "
            + table
            + " (key, value, expire, updated_at)"
            + " SELECT k, v, clock_timestamp() + t * interval '1 millisecond', clock_timestamp()"
            + " FROM unnest($1::text[], $2::bytea[], $3::bigint[]) AS n (k, v, t)"
            + onConflict();
    this.delete =
        "WITH gone AS (SELECT key FROM "
            + table
            + " WHERE key = ANY ($1::text[]) ORDER BY key FOR UPDATE) DELETE FROM "
            + table
            + " AS d USING gone WHERE d.key = gone.key";
    this.sweep =
        "WITH gone AS MATERIALIZED (SELECT key FROM "
            + table
            + " WHERE expire <= statement_timestamp() ORDER BY expire LIMIT $1"
            + " FOR UPDATE SKIP LOCKED) DELETE FROM "
            + table
            + " AS d USING gone WHERE d.key = gone.key";
    this.conditionalWrites = new PostgresqlConditionalWrites(table, NOW_MILLIS, onConflict());
    this.checks = PostgresqlChecks.of(table, onConflict());
    // else it would be a pooler's session that listens, for whoever has it next
    this.notifications = prepared ? new PostgresqlNotifications() : null;
  }

  @Override
  public String product() {
    return "postgresql";
  }

  @Override
  public String server() {
    return "a PostgreSQL";
  }

  @Override
  public Future<? extends SqlConnection> connect(Vertx vertx, long limitMillis) {
    Supplier<Future<PgConnection>> connect = () -> PgConnection.connect(vertx, connectOptions);
    return (tls == null ? connect.get() : tls.explain(connect))
        .compose(connection -> checked(vertx, connection, limitMillis))
        .recover(
            thrown -> {
              SqlFailure refusal = errors.refusal(thrown);
              return Future.failedFuture(refusal == null ? thrown : refusal);
            });
  }

  private Future<PgConnection> checked(Vertx vertx, PgConnection connection, long limitMillis) {
    return poolerCheck == null
        ? Future.succeededFuture(connection)
        : poolerCheck.run(vertx, connection, limitMillis / 2);
  }

  @Override
  public List<String> greeting() {
    return greeting;
  }

  @Override
  public SqlStatement select(List<String> keys) {
    return new SqlStatement(select, Tuple.of(keys.toArray(String[]::new)));
  }

  @Override
  public String key(Row row) {
    return row.getString(0);
  }

  @Override
  public SqlStatement upsert(List<StoredEntry> entries) {
    int count = entries.size();
    String[] keys = new String[count];
    Buffer[] values = new Buffer[count];
    Long[] millis = new Long[count];
    for (int i = 0; i < count; i++) {
      StoredEntry entry = entries.get(i);
      keys[i] = entry.key();
      values[i] = Buffer.buffer(entry.bytes());
      millis[i] = entry.ttlMillis() == RemoteStorage.NO_EXPIRY ? null : entry.ttlMillis();
    }
    return new SqlStatement(upsert, Tuple.of(keys, values, millis));
  }

  @Override
  public Future<Set<String>> fill(SqlConnection connection, List<ConditionalEntry> entries) {
    return conditionalWrites.fill(connection, entries);
  }

  @Override
  public Future<Set<String>> replace(SqlConnection connection, List<ConditionalEntry> entries) {
    return conditionalWrites.replace(connection, entries);
  }

  @Override
  public SqlStatement delete(List<String> keys) {
    return new SqlStatement(delete, Tuple.of(keys.toArray(String[]::new)));
  }

  @Override
  public SqlStatement sweep(int limit) {
    return new SqlStatement(sweep, Tuple.of(limit));
  }

  @Override
  public @Nullable SqlNotifications notifications() {
    return notifications;
  }

  @Override
  public Future<?> publish(SqlConnection connection, List<SqlMessage> messages) {
    return notifications == null
        ? Future.failedFuture(new SqlFailure(SqlFailure.Kind.FAILED, "tells nobody"))
        : notifications.publish(connection, messages);
  }

  @Override
  public void onNotification(SqlConnection connection, BiConsumer<String, String> listener) {
    PostgresqlNotifications.onNotification(connection, listener);
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

  private static String onConflict() {
    return " ON CONFLICT (key) DO UPDATE SET value = excluded.value, expire = excluded.expire,"
        + " updated_at = excluded.updated_at";
  }

  private static PgConnectOptions connectOptions(
      SqlAddress address, @Nullable VertxTls tls, boolean prepared) {
    PgConnectOptions options =
        address.in(new PgConnectOptions()).setCachePreparedStatements(prepared);
    options.setUseLayer7Proxy(!prepared); // a statement goes with its arguments, or not at all
    options.setReconnectAttempts(0);
    options.getProperties().remove(FLOAT_DIGITS); // PgBouncer refuses it, and we have no floats
    if (tls == null) {
      return options.setSslMode(SslMode.DISABLE);
    }
    SslMode mode =
        tls.trustsAll()
            ? SslMode.REQUIRE
            : tls.checksHost() ? SslMode.VERIFY_FULL : SslMode.VERIFY_CA;
    return options.setSslMode(mode).setSslOptions(tls.sslOptions());
  }
}
