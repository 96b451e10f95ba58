package io.cacheme.storage.sql.vertx;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.storage.sql.SqlFailure;
import io.cacheme.storage.sql.SqlLog;
import io.cacheme.storage.sql.SqlLogRow;
import io.cacheme.storage.sql.SqlMessage;
import io.cacheme.storage.sql.SqlSession;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A connection of the Vert.x SQL client. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's futures: failures arrive elsewhere
final class VertxSession implements SqlSession {

  private final VertxDialect dialect;
  private final SqlConnection connection;
  private final List<SessionChannel> channels;
  private final ConnectionScope scope;
  private final CompletableFuture<@Nullable Void> lost = new CompletableFuture<>();

  VertxSession(
      VertxDialect dialect,
      SqlConnection connection,
      List<SessionChannel> channels,
      ConnectionScope scope) {
    this.dialect = dialect;
    this.connection = connection;
    this.channels = channels;
    this.scope = scope;
    connection.exceptionHandler(ignored -> {}); // it closes then, and that is told
    connection.closeHandler(this::ended);
  }

  private void ended(@Nullable Void nothing) {
    scope.close();
    lost.complete(null);
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> select(List<String> keys) {
    return answer(dialect.select(keys).run(connection), this::values);
  }

  @Override
  public CompletionStage<@Nullable Void> upsert(List<StoredEntry> entries) {
    return answer(dialect.upsert(entries).run(connection), rows -> null);
  }

  @Override
  public CompletionStage<Set<String>> fill(List<ConditionalEntry> entries) {
    return answer(dialect.fill(connection, entries), kept -> kept);
  }

  @Override
  public CompletionStage<Set<String>> replace(List<ConditionalEntry> entries) {
    return answer(dialect.replace(connection, entries), kept -> kept);
  }

  @Override
  public CompletionStage<@Nullable Void> delete(List<String> keys) {
    return answer(dialect.delete(keys).run(connection), rows -> null);
  }

  @Override
  public CompletionStage<@Nullable Void> publish(List<SqlMessage> messages) {
    return answer(dialect.publish(connection, messages), nothing -> null);
  }

  @Override
  public void onNotification(BiConsumer<String, String> listener) {
    dialect.onNotification(connection, listener);
  }

  @Override
  public CompletionStage<Integer> sweep(int limit) {
    return answer(dialect.sweep(limit).run(connection), RowSet::rowCount);
  }

  @Override
  public CompletionStage<Long> time() {
    return answer(
        connection.query(dialect.time()).execute(), rows -> rows.iterator().next().getLong(0));
  }

  @Override
  public @Nullable SqlLog log() {
    VertxLog log = dialect.log();
    return log == null ? null : new Log(log);
  }

  @Override
  public CompletionStage<@Nullable Void> check() {
    return check(dialect.checks());
  }

  private CompletionStage<@Nullable Void> check(List<TableCheck> checks) {
    Future<@Nullable Object> checked = Future.succeededFuture();
    for (TableCheck check : checks) {
      checked =
          checked
              .compose(nothing -> connection.query(check.text()).execute())
              .compose(
                  rows -> {
                    SqlFailure failure = check.judge().apply(rows);
                    return failure == null
                        ? Future.succeededFuture()
                        : Future.failedFuture(failure);
                  });
    }
    return answer(checked, nothing -> null);
  }

  @Override
  public CompletionStage<@Nullable Void> apply(List<String> statements) {
    Future<@Nullable Object> applied = Future.succeededFuture();
    for (String statement : statements) {
      applied = applied.compose(nothing -> connection.query(statement).execute().mapEmpty());
    }
    return answer(applied, nothing -> null);
  }

  @Override
  public void onLost(Runnable listener) {
    lost.thenRun(listener);
  }

  @Override
  public long lastHeardNanos() {
    long latest = Long.MIN_VALUE;
    for (SessionChannel channel : channels) {
      latest = Math.max(latest, channel.lastHeardNanos());
    }
    return latest;
  }

  @Override
  public void abort() {
    channels.forEach(SessionChannel::hangUp);
  }

  private Map<String, StoredValue> values(RowSet<Row> rows) {
    Map<String, StoredValue> values = new HashMap<>();
    for (Row row : rows) {
      Buffer value = row.getBuffer(1);
      Long left = row.getLong(2);
      values.put(
          dialect.key(row),
          new StoredValue(
              value == null ? new byte[0] : value.getBytes(), // NULL is no entry, and no failure
              left == null ? StoredValue.UNKNOWN : Math.max(left, 1)));
    }
    return values;
  }

  private <A, T extends @Nullable Object> CompletionStage<T> answer(
      Future<A> future, Function<? super A, ? extends T> reading) {
    CompletableFuture<T> answered = new CompletableFuture<>();
    future.onComplete(
        (answer, thrown) -> {
          if (thrown != null) {
            answered.completeExceptionally(VertxFailures.of(dialect, thrown));
          } else {
            complete(answered, answer, reading);
          }
        });
    return answered;
  }

  private static <A, T extends @Nullable Object> void complete(
      CompletableFuture<T> answered, A answer, Function<? super A, ? extends T> reading) {
    T result;
    try {
      result = reading.apply(answer);
    } catch (RuntimeException e) {
      answered.completeExceptionally(
          new SqlFailure(
              SqlFailure.Kind.FAILED,
              "answered rows that cannot be read: " + e.getClass().getName()));
      return;
    }
    answered.complete(result);
  }

  /** The log through this connection. */
  private final class Log implements SqlLog {

    private final VertxLog log;

    Log(VertxLog log) {
      this.log = log;
    }

    @Override
    public CompletionStage<@Nullable Void> check() {
      return VertxSession.this.check(log.checks());
    }

    @Override
    public CompletionStage<List<SqlLogRow>> newest(int limit) {
      return answer(log.newest(connection, limit), rows -> rows);
    }

    @Override
    public CompletionStage<List<SqlLogRow>> from(long id, int limit) {
      return answer(log.from(connection, id, limit), rows -> rows);
    }

    @Override
    public CompletionStage<Integer> sweep(int limit, long keepMillis) {
      return answer(log.sweep(connection, limit, keepMillis), swept -> swept);
    }
  }
}
