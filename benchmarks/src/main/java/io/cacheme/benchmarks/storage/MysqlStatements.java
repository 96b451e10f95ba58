package io.cacheme.benchmarks.storage;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mysqlclient.MySQLBuilder;
import io.vertx.mysqlclient.MySQLConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** The texts of the MySQL storage, without filling up lists, and the driver's pool. */
final class MysqlStatements implements VertxContender.Statements {

  private static final String UPSERT =
      "INSERT INTO "
          + BenchmarkedStorage.TABLE
          + " (`key`, value, expire, updated_at) VALUES"
          + " (?, ?, UTC_TIMESTAMP(3) + INTERVAL ? MICROSECOND, UTC_TIMESTAMP(3))"
          + " ON DUPLICATE KEY UPDATE value = VALUES(value), expire = VALUES(expire),"
          + " updated_at = VALUES(updated_at)";

  private final String selectOne = selectText(1);
  private final String selectMany = selectText(Operation.GET_ALL.answers());

  private MysqlStatements() {}

  static VertxContender open(String url, int poolSize) {
    Vertx vertx = Vertx.vertx();
    Pool pool =
        MySQLBuilder.pool()
            .with(new PoolOptions().setMaxSize(poolSize))
            .connectingTo(MySQLConnectOptions.fromUri(url).setCachePreparedStatements(true))
            .using(vertx)
            .build();
    return new VertxContender(vertx, pool, new MysqlStatements());
  }

  @Override
  public String select(int keys) {
    return keys == 1 ? selectOne : selectMany;
  }

  @Override
  public Tuple selectArguments(List<String> keys) {
    Tuple arguments = Tuple.tuple();
    for (String key : keys) {
      arguments.addBuffer(Buffer.buffer(key));
    }
    return arguments;
  }

  @Override
  public String upsert() {
    return UPSERT;
  }

  @Override
  public Tuple upsertArguments(String key, byte[] value) {
    return Tuple.of(Buffer.buffer(key), Buffer.buffer(value), Entries.TTL_MILLIS * 1_000);
  }

  @Override
  public String key(Row row) {
    return row.getBuffer(0).toString(StandardCharsets.US_ASCII);
  }

  private static String selectText(int keys) {
    return "SELECT `key`, value, TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(3), expire) DIV 1000"
        + " FROM "
        + BenchmarkedStorage.TABLE
        + " WHERE `key` IN ("
        + String.join(", ", Collections.nCopies(keys, "?"))
        + ") AND (expire IS NULL OR expire > UTC_TIMESTAMP(3))";
  }
}
