package io.cacheme.benchmarks.storage;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** The texts of the PostgreSQL storage, and the driver's pool. */
final class PostgresqlStatements implements VertxContender.Statements {

  private static final String SELECT =
      "SELECT key, value, (extract(epoch FROM expire - clock_timestamp()) * 1000)::bigint FROM "
          + BenchmarkedStorage.TABLE
          + " WHERE key = ANY ($1::text[]) AND (expire IS NULL OR expire > clock_timestamp())";

  private static final String UPSERT =
      "INSERT INTO "
          + BenchmarkedStorage.TABLE
          + " (key, value, expire, updated_at)"
          + " SELECT k, v, clock_timestamp() + t * interval '1 millisecond', clock_timestamp()"
          + " FROM unnest($1::text[], $2::bytea[], $3::bigint[]) AS n (k, v, t)"
          + " ON CONFLICT (key) DO UPDATE SET value = excluded.value, expire = excluded.expire,"
          + " updated_at = excluded.updated_at";

  private PostgresqlStatements() {}

  static VertxContender open(String url, int poolSize) {
    Vertx vertx = Vertx.vertx();
    Pool pool =
        PgBuilder.pool()
            .with(new PoolOptions().setMaxSize(poolSize))
            .connectingTo(PgConnectOptions.fromUri(url).setCachePreparedStatements(true))
            .using(vertx)
            .build();
    return new VertxContender(vertx, pool, new PostgresqlStatements());
  }

  @Override
  public String select(int keys) {
    return SELECT;
  }

  @Override
  public Tuple selectArguments(List<String> keys) {
    return Tuple.of(keys.toArray(String[]::new));
  }

  @Override
  public String upsert() {
    return UPSERT;
  }

  @Override
  public Tuple upsertArguments(String key, byte[] value) {
    return Tuple.of(
        new String[] {key}, new Buffer[] {Buffer.buffer(value)}, new Long[] {Entries.TTL_MILLIS});
  }

  @Override
  public String key(Row row) {
    return row.getString(0);
  }
}
