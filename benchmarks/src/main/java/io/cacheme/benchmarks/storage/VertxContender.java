package io.cacheme.benchmarks.storage;

import io.cacheme.spi.StoredValue;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A pool of the Vert.x SQL client, with the statements of the storage, each prepared once a
 * connection.
 */
final class VertxContender implements Contender {

  private final Vertx vertx;
  private final Pool pool;
  private final Statements statements;

  VertxContender(Vertx vertx, Pool pool, Statements statements) {
    this.vertx = vertx;
    this.pool = pool;
    this.statements = statements;
  }

  /** What differs between the databases. */
  interface Statements {

    /** The text that reads so many keys: key, value, milliseconds left. */
    String select(int keys);

    Tuple selectArguments(List<String> keys);

    String upsert();

    Tuple upsertArguments(String key, byte[] value);

    String key(Row row);
  }

  @Override
  public void get(String key, Answer answer) {
    select(
        List.of(key),
        answer,
        rows -> {
          for (Row row : rows) {
            StoredValue value = value(row);
            answer.value(statements.key(row), value.bytes(), value.ttlLeftMillis());
          }
        });
  }

  @Override
  public void getAll(List<String> keys, Answer answer) {
    select(
        keys,
        answer,
        rows -> {
          Map<String, StoredValue> found = new HashMap<>(); // rows come in any order
          for (Row row : rows) {
            found.put(statements.key(row), value(row));
          }
          found.forEach((key, value) -> answer.value(key, value.bytes(), value.ttlLeftMillis()));
        });
  }

  @Override
  public void put(String key, byte[] value, Answer answer) {
    execute(statements.upsert(), statements.upsertArguments(key, value))
        .onComplete((rows, failure) -> answer.done(failure));
  }

  @Override
  public void close() {
    pool.close().await();
    vertx.close().await();
  }

  @Override
  public String toString() {
    return "Vert.x";
  }

  private void select(List<String> keys, Answer answer, Consumer<RowSet<Row>> reading) {
    execute(statements.select(keys.size()), statements.selectArguments(keys))
        .onComplete(
            (rows, failure) -> {
              if (rows != null) {
                reading.accept(rows);
              }
              answer.done(failure);
            });
  }

  private StoredValue value(Row row) {
    Long left = row.getLong(2);
    return new StoredValue(row.getBuffer(1).getBytes(), left == null ? StoredValue.UNKNOWN : left);
  }

  private Future<RowSet<Row>> execute(String text, Tuple arguments) {
    return pool.preparedQuery(text).execute(arguments);
  }
}
