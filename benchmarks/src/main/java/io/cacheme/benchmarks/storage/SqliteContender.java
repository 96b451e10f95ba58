package io.cacheme.benchmarks.storage;

import io.cacheme.spi.StoredValue;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * JDBC on threads that have a connection each: as many to read as the storage has, and one to
 * write. A call is a transaction of its own.
 */
final class SqliteContender implements Contender {

  private final ExecutorService readers;
  private final ExecutorService writer;

  SqliteContender(Path file, int poolSize) {
    ThreadFactory threads = task -> new ConnectedThread(task, file);
    this.readers = Executors.newFixedThreadPool(poolSize, threads);
    this.writer = Executors.newSingleThreadExecutor(threads);
  }

  @Override
  public void get(String key, Answer answer) {
    execute(readers, answer, connection -> connection.select(key, answer));
  }

  @Override
  public void getAll(List<String> keys, Answer answer) {
    execute(readers, answer, connection -> connection.selectAll(keys, answer));
  }

  @Override
  public void put(String key, byte[] value, Answer answer) {
    execute(writer, answer, connection -> connection.upsert(key, value));
  }

  @Override
  public void close() {
    readers.shutdown();
    writer.shutdown();
  }

  @Override
  public String toString() {
    return "JDBC";
  }

  private static void execute(ExecutorService threads, Answer answer, Call call) {
    threads.execute(
        () -> {
          SQLException failure = null;
          try {
            call.run(((ConnectedThread) Thread.currentThread()).connected());
          } catch (SQLException e) {
            failure = e;
          }
          answer.done(failure);
        });
  }

  @FunctionalInterface
  private interface Call {
    void run(Connected connection) throws SQLException;
  }

  /** A thread and its connection, which ends with it. */
  private static final class ConnectedThread extends Thread {
    private final Path file;
    private @org.jspecify.annotations.Nullable Connected connected;

    ConnectedThread(Runnable task, Path file) {
      super(task, "sqlite-jdbc");
      this.file = file;
      setDaemon(true);
    }

    Connected connected() throws SQLException {
      Connected current = connected;
      if (current == null) {
        current = new Connected(file);
        connected = current;
      }
      return current;
    }

    @Override
    public void run() {
      try {
        super.run();
      } finally {
        close();
      }
    }

    private void close() {
      try {
        if (connected != null) {
          connected.close();
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** A connection with its statements prepared: the texts and pragmas of the storage. */
  private static final class Connected {
    private static final String NOW = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

    private final Connection connection;
    private final PreparedStatement select;
    private final PreparedStatement upsert;

    Connected(Path file) throws SQLException {
      connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA busy_timeout = 5000");
        statement.execute("PRAGMA journal_mode = WAL");
        statement.execute("PRAGMA synchronous = NORMAL");
      }
      String table = BenchmarkedStorage.TABLE;
      select =
          connection.prepareStatement(
              "SELECT value, expire - %2$s FROM %1$s WHERE key = ? AND (expire IS NULL OR expire > %2$s)"
                  .formatted(table, NOW));
      upsert =
          connection.prepareStatement(
              ("INSERT INTO %1$s (key, value, expire, updated_at) VALUES (?, ?, %2$s + ?, %2$s)"
                      + " ON CONFLICT (key) DO UPDATE SET value = excluded.value,"
                      + " expire = excluded.expire, updated_at = excluded.updated_at")
                  .formatted(table, NOW));
    }

    void select(String key, Answer answer) throws SQLException {
      select.setString(1, key);
      try (ResultSet rows = select.executeQuery()) {
        if (rows.next()) {
          byte[] value = rows.getBytes(1);
          long left = rows.getLong(2);
          answer.value(key, value, rows.wasNull() ? StoredValue.UNKNOWN : left);
        }
      }
    }

    void selectAll(List<String> keys, Answer answer) throws SQLException {
      connection.setAutoCommit(false);
      for (String key : keys) {
        select(key, answer);
      }
      connection.commit();
      connection.setAutoCommit(true);
    }

    void upsert(String key, byte[] value) throws SQLException {
      upsert.setString(1, key);
      upsert.setBytes(2, value);
      upsert.setLong(3, Entries.TTL_MILLIS);
      upsert.executeUpdate();
    }

    void close() throws SQLException {
      connection.close();
    }
  }
}
