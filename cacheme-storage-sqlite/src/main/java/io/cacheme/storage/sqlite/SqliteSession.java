package io.cacheme.storage.sqlite;

import io.cacheme.spi.ConditionalEntry;
import io.cacheme.spi.StoredEntry;
import io.cacheme.spi.StoredValue;
import io.cacheme.storage.sql.SqlFailure;
import io.cacheme.storage.sql.SqlLog;
import io.cacheme.storage.sql.SqlMessage;
import io.cacheme.storage.sql.SqlSession;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A connection and its thread. What is written together is committed together. */
final class SqliteSession implements SqlSession {

  /** How many keys one statement selects: a hang shows between two of them. */
  private static final int MOST_KEYS = 64;

  private final SqliteThread thread;
  private final SqliteStatements statements;
  private final Connection connection;
  private final Runnable fileCheck;
  private final SqliteLog log;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  /** What selects so many keys. */
  private final Map<Integer, String> texts = new HashMap<>();

  /**
   * A session over {@code connection}, which only {@code thread} uses.
   *
   * @param fileCheck throws if the connection's file is no longer that which others open; a call of
   *     the system's, little beside a transaction
   */
  SqliteSession(
      SqliteThread thread, SqliteStatements statements, Connection connection, Runnable fileCheck) {
    this.thread = thread;
    this.statements = statements;
    this.connection = connection;
    this.fileCheck = fileCheck;
    this.log = new SqliteLog(this, statements.log());
  }

  @Override
  public CompletionStage<Map<String, StoredValue>> select(List<String> keys) {
    return thread.run(() -> transaction("BEGIN", () -> selectAll(keys)));
  }

  @Override
  public CompletionStage<@Nullable Void> upsert(List<StoredEntry> entries) {
    return thread.run(() -> transaction("BEGIN IMMEDIATE", () -> upsertEach(entries)));
  }

  @Override
  public CompletionStage<Set<String>> fill(List<ConditionalEntry> entries) {
    return thread.run(
        () -> transaction("BEGIN IMMEDIATE", () -> keepEach(statements.fill(), entries)));
  }

  @Override
  public CompletionStage<Set<String>> replace(List<ConditionalEntry> entries) {
    return thread.run(
        () -> transaction("BEGIN IMMEDIATE", () -> keepEach(statements.replace(), entries)));
  }

  @Override
  public CompletionStage<@Nullable Void> delete(List<String> keys) {
    return thread.run(() -> transaction("BEGIN IMMEDIATE", () -> deleteEach(keys)));
  }

  @Override
  public CompletionStage<Integer> sweep(int limit) {
    return thread.run(
        () ->
            transaction(
                "BEGIN IMMEDIATE",
                () -> {
                  PreparedStatement sweep = prepare(statements.sweep());
                  sweep.setInt(1, limit);
                  return sweep.executeUpdate();
                }));
  }

  @Override
  public CompletionStage<@Nullable Void> publish(List<SqlMessage> messages) {
    return log.publish(messages);
  }

  @Override
  public SqlLog log() {
    return log;
  }

  @Override
  public CompletionStage<Long> time() {
    return thread.run(
        () -> {
          try (ResultSet rows = prepare(statements.time()).executeQuery()) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }

  /** EXPLAIN compiles a statement, with all it names, and does nothing. */
  @Override
  public CompletionStage<@Nullable Void> check() {
    return thread.run(
        () -> {
          try (Statement statement = connection.createStatement()) {
            for (String needed :
                List.of(statements.select(), statements.upsert(), statements.delete())) {
              statement.execute("EXPLAIN " + needed);
            }
            new SqliteTableTrial(statements).run(connection);
            try (ResultSet rows = statement.executeQuery(statements.findIndex())) {
              if (!rows.next()) {
                throw new SqlFailure(SqlFailure.Kind.NO_TABLE, "it has no index on expire");
              }
            }
          }
          return null;
        });
  }

  @Override
  public CompletionStage<@Nullable Void> apply(List<String> script) {
    return thread.run(
        () -> {
          try (Statement statement = connection.createStatement()) {
            for (String text : script) {
              statement.execute(text);
            }
          }
          return null;
        });
  }

  @Override
  public void onLost(Runnable listener) {
    thread.onAbort(listener);
  }

  @Override
  public long lastHeardNanos() {
    return thread.lastProgressNanos();
  }

  @Override
  public void abort() {
    thread.abort(connection);
  }

  private Map<String, StoredValue> selectAll(List<String> keys) throws SQLException {
    Map<String, StoredValue> found = new HashMap<>();
    if (keys.size() == 1) {
      selectOne(keys.get(0), found);
      return found;
    }
    int to;
    for (int from = 0; from < keys.size(); from = to) {
      // powers of two, so that few texts are prepared
      to = from + Math.min(MOST_KEYS, Integer.highestOneBit(keys.size() - from));
      selectSome(keys.subList(from, to), found);
      thread.progress();
    }
    return found;
  }

  private void selectOne(String key, Map<String, StoredValue> found) throws SQLException {
    PreparedStatement select = prepare(statements.select());
    select.setString(1, key);
    try (ResultSet rows = select.executeQuery()) {
      if (rows.next()) {
        found.put(key, value(rows, 1));
      }
    }
  }

  private void selectSome(List<String> keys, Map<String, StoredValue> found) throws SQLException {
    PreparedStatement select = prepare(texts.computeIfAbsent(keys.size(), statements::selectAll));
    for (int i = 0; i < keys.size(); i++) {
      select.setString(i + 1, keys.get(i));
    }
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.put(rows.getString(1), value(rows, 2));
      }
    }
  }

  /** The value in {@code column}, and what is left of its time in the next. */
  private static StoredValue value(ResultSet rows, int column) throws SQLException {
    byte[] value = rows.getBytes(column);
    long left = rows.getLong(column + 1);
    return new StoredValue(
        value == null ? new byte[0] : value,
        rows.wasNull() ? StoredValue.UNKNOWN : Math.max(left, 1));
  }

  private @Nullable Void upsertEach(List<StoredEntry> entries) throws SQLException {
    PreparedStatement upsert = prepare(statements.upsert());
    for (StoredEntry entry : entries) {
      SqliteStatements.bind(upsert, entry.key(), entry.bytes(), entry.ttlMillis());
      upsert.executeUpdate();
      thread.progress();
    }
    return null;
  }

  private Set<String> keepEach(String text, List<ConditionalEntry> entries) throws SQLException {
    Set<String> kept = new HashSet<>();
    PreparedStatement statement = prepare(text);
    for (ConditionalEntry entry : entries) {
      SqliteStatements.bind(statement, entry);
      if (statement.executeUpdate() > 0) {
        kept.add(entry.key());
      }
      thread.progress();
    }
    return kept;
  }

  private @Nullable Void deleteEach(List<String> keys) throws SQLException {
    PreparedStatement delete = prepare(statements.delete());
    for (String key : keys) {
      delete.setString(1, key);
      delete.executeUpdate();
      thread.progress();
    }
    return null;
  }

  /** Runs {@code task} in a transaction of its own, on the connection's thread. */
  <T extends @Nullable Object> CompletionStage<T> inTransaction(
      String begin, SqliteThread.Task<T> task) {
    return thread.run(() -> transaction(begin, task));
  }

  /** Fails unless all {@code texts} can be compiled. */
  CompletionStage<@Nullable Void> explain(List<String> texts) {
    return thread.run(
        () -> {
          try (Statement statement = connection.createStatement()) {
            for (String text : texts) {
              statement.execute("EXPLAIN " + text);
            }
          }
          return null;
        });
  }

  private <T extends @Nullable Object> @Nullable T transaction(
      String begin, SqliteThread.Task<T> task) throws SQLException {
    fileCheck.run();
    try {
      prepare(begin).execute();
      @Nullable T result = task.run();
      prepare("COMMIT").execute();
      return result;
    } catch (SQLException | RuntimeException e) {
      startAfresh(e);
      throw e;
    }
  }

  /** After a failure the driver has closed some statements, and does not tell which. */
  private void startAfresh(Exception cause) {
    for (PreparedStatement statement : prepared.values()) {
      try {
        statement.close();
      } catch (SQLException e) {
        cause.addSuppressed(e);
      }
    }
    prepared.clear();
    try (Statement rollback = connection.createStatement()) {
      rollback.execute("ROLLBACK");
    } catch (SQLException e) { // rolled back by SQLite itself, as when the disk is full
      cause.addSuppressed(e);
    }
  }

  /** On the connection's thread. */
  PreparedStatement prepare(String text) throws SQLException {
    PreparedStatement statement = prepared.get(text);
    if (statement == null) {
      statement = connection.prepareStatement(text);
      prepared.put(text, statement);
    }
    return statement;
  }
}
