package io.cacheme.storage.postgresql;

import io.cacheme.spi.RemoteStorage;
import io.cacheme.spi.StoredEntry;
import io.cacheme.storage.sql.SqlFailure;
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
import org.jspecify.annotations.Nullable;

/** PostgreSQL's statements. Keys and values go as arrays, so there is one text of each. */
final class PostgresqlDialect implements VertxDialect {

  private final PgConnectOptions connectOptions;
  private final @Nullable VertxTls tls;
  private final PostgresqlErrors errors;
  private final String greeting;
  private final String select;
  private final String upsert;
  private final String delete;
  private final String sweep;
  private final List<TableCheck> checks;

  PostgresqlDialect(SqlOptions options, SqlAddress address, @Nullable VertxTls tls) {
    this.connectOptions = connectOptions(address, tls);
    this.tls = tls;
    this.errors = new PostgresqlErrors(address);
    String table = options.table().quoted('"');
    // what is given up here must not take effect later there
    this.greeting = "SET statement_timeout = " + options.silenceTimeout().toMillis();
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
    this.checks = PostgresqlChecks.of(table, onConflict());
  }

  @Override
  public String product() {
    return "postgresql";
  }

  @Override
  public Future<? extends SqlConnection> connect(Vertx vertx) {
    Future<PgConnection> connecting = PgConnection.connect(vertx, connectOptions);
    return (tls == null ? connecting : tls.explain(connecting))
        .recover(
            thrown -> {
              SqlFailure refusal = errors.refusal(thrown);
              return Future.failedFuture(refusal == null ? thrown : refusal);
            });
  }

  @Override
  public List<String> greeting() {
    return List.of(greeting);
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
  public SqlStatement delete(List<String> keys) {
    return new SqlStatement(delete, Tuple.of(keys.toArray(String[]::new)));
  }

  @Override
  public SqlStatement sweep(int limit) {
    return new SqlStatement(sweep, Tuple.of(limit));
  }

  @Override
  public String time() {
    return "SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint";
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

  private static PgConnectOptions connectOptions(SqlAddress address, @Nullable VertxTls tls) {
    PgConnectOptions options = address.in(new PgConnectOptions()).setCachePreparedStatements(true);
    options.setReconnectAttempts(0);
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
