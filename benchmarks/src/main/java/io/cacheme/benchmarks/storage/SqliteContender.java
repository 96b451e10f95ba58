package io.cacheme.benchmarks.storage;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

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
    execute(readers, answer, statements -> statements.select(key, answer));
  }

  @Override
  public void getAll(List<String> keys, Answer answer) {
    execute(readers, answer, statements -> statements.selectAll(keys, answer));
  }

  @Override
  public void put(String key, byte[] value, Answer answer) {
    execute(writer, answer, statements -> statements.upsert(key, value));
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
            call.run(((ConnectedThread) Thread.currentThread()).statements());
          } catch (SQLException e) {
            failure = e;
          }
          answer.done(failure);
        });
  }

  @FunctionalInterface
  private interface Call {
    void run(SqliteStatements statements) throws SQLException;
  }

  /** A thread and its connection, which ends with it. */
  private static final class ConnectedThread extends Thread {
    private final Path file;
    private @Nullable SqliteStatements statements;

    ConnectedThread(Runnable task, Path file) {
      super(task, "sqlite-jdbc");
      this.file = file;
      setDaemon(true);
    }

    SqliteStatements statements() throws SQLException {
      SqliteStatements current = statements;
      if (current == null) {
        current = new SqliteStatements(file);
        statements = current;
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
        if (statements != null) {
          statements.close();
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
